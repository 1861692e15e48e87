import type { Page } from '#kernel/page';
import { group } from '#platform/scope';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { type Sku, type SkuSummary, summaryOf } from './domain/sku.ts';
import { headOf, plain, searchWords, type Term, type TermKind, termKinds } from './domain/terms.ts';

/** One code of a SKU: its article code or a barcode. */
export type CodeEntry = { code: string; sku: SkuSummary };

export const skuRef = (skuId: string): Ref<Sku> => ({
  key: { pk: `${group}#SKU#${skuId}`, sk: 'SKU' },
  read: (row) => ({ ...(row.sku as Omit<Sku, 'rev'>), rev: row.rev ?? 1 }),
});

export function skuRow(sku: Sku): Row {
  const { rev, ...kept } = sku;
  return { ...skuRef(sku.skuId).key, sku: kept, v: 1, rev };
}

/** Codes keep their letters' case: two brands may differ by it. */
export const codeRef = (code: string): Ref<CodeEntry> => ({
  key: { pk: `${group}#CODE#${code}`, sk: 'CODE' },
  read: (row) => ({ code, sku: row.sku as SkuSummary }),
});

export function codeRow(code: string, sku: Sku): Row {
  return { ...codeRef(code).key, sku: summaryOf(sku), v: 1 };
}

const SERVICES = `${group}#SERVICES`;

export const serviceRow = (sku: Sku): Row => ({ pk: SERVICES, sk: sku.skuId, sku: summaryOf(sku), v: 1 });

/** What is sold beside goods, on sale or not. */
export const services = async (): Promise<SkuSummary[]> =>
  (await query({ pk: SERVICES, limit: 200 }, (row) => row.sku as SkuSummary)).items;

/** Where a term lies; equal terms are listed by kind. */
export const termKey = (skuId: string, { head, term, kind }: Term): Key => ({
  pk: `${group}#TERM#${head}`,
  sk: `${term}#${termKinds[kind]}#${skuId}`,
});

/** `text` is all that further words of a search are looked for in. It holds no price, so that price changes leave terms alone. */
export function termRow(sku: Sku, term: Term): Row {
  return { ...termKey(sku.skuId, term), skuId: sku.skuId, term: term.term, kind: term.kind, text: searchText(sku), v: 1 };
}

export const searchText = (sku: Sku): string => plain([...searchWords(sku), sku.code].join(' '));

export type Found = { skuId: string; term: string; kind: TermKind; text: string };

/** SKUs with a term that begins with `word`, shortest continuation first. One round trip; nothing for a word too short to look up. */
export async function withTerm(word: string, limit: number, cursor: string | undefined): Promise<Page<Found>> {
  const head = headOf(word);
  if (head === undefined) return { items: [] };
  return query({ pk: `${group}#TERM#${head}`, begins: word, limit, cursor }, (row) => row as unknown as Found);
}
