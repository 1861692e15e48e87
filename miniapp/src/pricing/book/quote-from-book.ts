import type { Ask, Quote } from '@functions/pricing/domain/quote.ts';
import { assembleQuote } from '@functions/pricing/domain/quote-assembled.ts';
import type { PhoneBook } from './phone-book';

export type AskOnPhone = Ask & { member?: { memberId: string; level: string; pointsAvailable: number } | undefined };

/** A book that nobody has refreshed for three days is not quoted from. */
const FRESH_MS = 72 * 3_600_000;

/**
 * The price of a cart by the phone's own book, with the server's engine, in the same instant and without a network. Undefined where
 * only the server can tell: coupons, configured products, goods that the book does not have, and whatever the rules refuse.
 */
export function quoteFromBook(book: PhoneBook, { member, ...ask }: AskOnPhone, role: string, phoneMs: number): Quote | undefined {
  const nowMs = phoneMs + book.clockMs;
  const { terms } = book;
  if (nowMs - Date.parse(terms.builtAt) > FRESH_MS) return undefined;
  if (ask.couponIds.length > 0 || ask.lines.some((line) => line.configurationId !== undefined)) return undefined;
  const skuIds = [...new Set(ask.lines.map(({ skuId }) => skuId))];
  const goods = skuIds.flatMap((skuId) => book.goods(skuId) ?? []).filter(({ onSale }) => onSale);
  if (goods.length < skuIds.length || (ask.memberId !== undefined && member === undefined)) return undefined;
  try {
    return assembleQuote({
      ask,
      goods,
      overrides: skuIds.flatMap((skuId) => book.price(skuId) ?? []),
      configurations: [],
      ...{ book: terms.book, group: terms.group, dealer: terms.dealer, levelNames: terms.levelNames, storeId: terms.storeId },
      ...(member && ask.memberId !== undefined ? { member } : {}),
      coupons: [],
      now: new Date(nowMs).toISOString(),
      role,
    });
  } catch {
    // The server says why, in the reader's language.
    return undefined;
  }
}
