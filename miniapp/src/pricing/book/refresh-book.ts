import type { BookTerms, PackedGoods, PackedPrice } from '@functions/pricing/domain/book.ts';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { continues, type Fetched, type KeptBook } from './phone-book';

/** What changed while the last book was being made is fetched once more. */
const OVERLAP_MS = 5 * 60_000;

/** The terms as they are now, and the goods and prices that the kept book lacks: all of them for a first book. */
export async function fetchBook(before: KeptBook | undefined): Promise<Fetched> {
  const { brands, ...reply } = await call('GET /pricing/phone-book', {});
  const terms = termsOf(reply);
  const clockMs = Date.parse(terms.builtAt) - Date.now();
  const since = continues(before, { terms, brands }) ? new Date(Date.parse(before.terms.builtAt) - OVERLAP_MS).toISOString() : undefined;
  const goods: PackedGoods[] = [];
  for (const brand of brands) goods.push(...(await goodsOf(brand, since)));
  return { terms, brands, clockMs, goods, prices: await pricesOf(since) };
}

/** The promotions are the engine's own data, which the server passes on as they are stored. */
const termsOf = (reply: Omit<ReplyOf<'GET /pricing/phone-book'>, 'brands'>): BookTerms => reply as unknown as BookTerms;

async function goodsOf(brand: string, since: string | undefined): Promise<PackedGoods[]> {
  return allPages((cursor) => call('GET /pricing/phone-book/goods', { query: { brand, ...part(since, cursor) } }));
}

async function pricesOf(since: string | undefined): Promise<PackedPrice[]> {
  return allPages((cursor) => call('GET /pricing/phone-book/prices', { query: part(since, cursor) }));
}

const part = (since: string | undefined, cursor: string | undefined) => ({
  ...(since === undefined ? {} : { since }),
  ...(cursor === undefined ? {} : { cursor }),
});

async function allPages<T>(ask: (cursor?: string) => Promise<{ items: T[]; cursor?: string | undefined }>): Promise<T[]> {
  const all: T[] = [];
  for (let page = await ask(); ; page = await ask(page.cursor)) {
    all.push(...page.items);
    if (page.cursor === undefined) return all;
  }
}
