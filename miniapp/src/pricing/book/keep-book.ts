import type { PackedGoods, PackedPrice } from '@functions/pricing/domain/book.ts';
import { load, save } from '@/wx/storage';
import { BUCKETS, type KeptBook } from './phone-book';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
type Head = Omit<KeptBook, 'prices' | 'buckets'>;
const isHead = (value: unknown): value is Head => isObject(value) && 'terms' in value && 'brands' in value && 'clockMs' in value;
const isPrices = (value: unknown): value is Record<string, PackedPrice> => isObject(value);
const isBucket = (value: unknown): value is Record<string, PackedGoods> => isObject(value);

const HEAD = 'book:head';
const PRICES = 'book:prices';
const bucketName = (at: number): string => `book:goods:${at}`;
const BUCKET_NUMBERS = Array.from({ length: BUCKETS }, (_, at) => at);

/** Whole or not at all: a book of which a part could not be kept is fetched again. */
export function keptBook(): KeptBook | undefined {
  const head = load(HEAD, isHead);
  const prices = load(PRICES, isPrices);
  const buckets: KeptBook['buckets'] = [];
  for (const at of BUCKET_NUMBERS) {
    const bucket = load(bucketName(at), isBucket);
    if (bucket) buckets.push(bucket);
  }
  return head && prices && buckets.length === BUCKETS ? { ...head, prices, buckets } : undefined;
}

/** The head goes first and comes back last: a phone that dies in between has no book rather than a mixed one. */
export function keepBook({ prices, buckets, ...head }: KeptBook, touched: readonly number[]): boolean {
  save(HEAD, undefined);
  const kept = touched.every((at) => save(bucketName(at), buckets[at] ?? {})) && save(PRICES, prices) && save(HEAD, head);
  if (!kept) forgetBook();
  return kept;
}

export function forgetBook(): void {
  for (const name of [HEAD, PRICES, ...BUCKET_NUMBERS.map(bucketName)]) save(name, undefined);
}
