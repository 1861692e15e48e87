import {
  type BookGoods,
  type BookTerms,
  type PackedGoods,
  type PackedPrice,
  unpackGoods,
  unpackPrice,
} from '@functions/pricing/domain/book.ts';
import type { PriceOverride } from '@functions/pricing/domain/quote.ts';

/** What lies in the phone's storage: terms, own prices, and goods in buckets, so that a changed article rewrites a small part. */
export type KeptBook = {
  terms: BookTerms;
  brands: readonly string[];
  /** The server's clock less the phone's, in milliseconds. */
  clockMs: number;
  prices: Record<string, PackedPrice>;
  buckets: Record<string, PackedGoods>[];
};

/** WeChat keeps 1 MB under one key and 10 MB in all: 10,000 goods are some 150 KB a bucket. */
export const BUCKETS = 16;

export const bucketOf = (skuId: string): number => {
  let sum = 0;
  for (let i = 0; i < skuId.length; i += 1) sum += skuId.charCodeAt(i);
  return sum % BUCKETS;
};

export const emptyBuckets = (): Record<string, PackedGoods>[] => Array.from({ length: BUCKETS }, () => ({}));

/** The book ready for use: goods by id and by any of their codes. */
export type PhoneBook = {
  terms: BookTerms;
  clockMs: number;
  goods: (skuId: string) => BookGoods | undefined;
  byCode: (code: string) => BookGoods | undefined;
  price: (skuId: string) => PriceOverride | undefined;
  size: number;
};

/** Articles are unpacked when they are asked for; only their codes are read through at once. */
export function opened({ terms, clockMs, prices, buckets }: KeptBook): PhoneBook {
  const codes = new Map<string, string>();
  let size = 0;
  for (const bucket of buckets) {
    for (const [skuId, row] of Object.entries(bucket)) {
      size += 1;
      for (const code of row[10]) codes.set(code, skuId);
    }
  }
  const goods = (skuId: string): BookGoods | undefined => {
    const row = buckets[bucketOf(skuId)]?.[skuId];
    return row && unpackGoods(row);
  };
  return {
    ...{ terms, clockMs, goods, size },
    byCode: (code) => {
      const skuId = codes.get(code);
      return skuId === undefined ? undefined : goods(skuId);
    },
    price: (skuId) => {
      const row = prices[skuId];
      return row && unpackPrice(row);
    },
  };
}

export type Fetched = {
  terms: BookTerms;
  brands: readonly string[];
  clockMs: number;
  goods: readonly PackedGoods[];
  prices: readonly PackedPrice[];
};

/** The book after what was fetched, and the buckets that are new: the others need not be written again. */
export function updated(
  before: KeptBook | undefined,
  { terms, brands, clockMs, goods, prices }: Fetched,
): { book: KeptBook; touched: number[] } {
  const buckets = before ? before.buckets.map((bucket) => ({ ...bucket })) : emptyBuckets();
  const touched = new Set<number>(before ? [] : buckets.keys());
  for (const row of goods) {
    const at = bucketOf(row[0]);
    const bucket = buckets[at];
    if (bucket) bucket[row[0]] = row;
    touched.add(at);
  }
  const known = { ...before?.prices };
  for (const row of prices) known[row[0]] = row;
  return { book: { terms, brands, clockMs, prices: known, buckets }, touched: [...touched] };
}

/** Whether what is kept may be brought up to date by changes alone: the same store and the same brands. */
export const continues = (before: KeptBook | undefined, { terms, brands }: Pick<Fetched, 'terms' | 'brands'>): before is KeptBook =>
  before !== undefined && before.terms.storeId === terms.storeId && brands.join() === before.brands.join();
