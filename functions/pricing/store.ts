import { group, type Scope } from '#platform/scope';
import type { Key, Ref, Row } from '#platform/table';
import { DEFAULT_BOOK, type LivePromotions, type PriceBook, type PriceOverride, type PublishedPromotion } from './domain/quote.ts';
import type { PromotionDraft } from './promotion-shape.ts';

/** A promotion as published, with who and when. */
export type StoredPromotion = Omit<PublishedPromotion, 'promotion'> & {
  promotion: PromotionDraft & { id: string; version: number };
  publishedAt: string;
  publishedBy: string;
};

export type LiveRow = Pick<LivePromotions, 'version'> & { promotions: readonly StoredPromotion[] };

/** One row holds all that runs in a scope, so that a quote reads two rows whatever the number of promotions. */
export const liveRef = (scope: Scope): Ref<LiveRow> => ({
  key: { pk: `${scope}#PROMOTIONS`, sk: 'LIVE' },
  read: (row) => ({ version: row.rev ?? 1, promotions: row.promotions as StoredPromotion[] }),
});

export const groupLiveRef = (): Ref<LiveRow> => liveRef(group);

export function liveRow(scope: Scope, live: LiveRow): Row {
  return { ...liveRef(scope).key, promotions: live.promotions, v: 1, rev: live.version };
}

/** Kept for good: what a slip names by id and version. */
export function promotionRow(scope: Scope, stored: StoredPromotion): Row {
  return { ...promotionKey(scope, stored.promotion.id), ...stored, v: 1 };
}

export const promotionKey = (scope: Scope, promotionId: string): Key => ({ pk: `${scope}#PROMOTIONS`, sk: `P#${promotionId}` });

export const bookRef = (scope: Scope): Ref<PriceBook> => ({
  key: { pk: `${scope}#PRICEBOOK`, sk: 'BOOK' },
  read: (row) => ({ ...DEFAULT_BOOK, ...(row.book as Partial<PriceBook>), version: row.rev ?? 1 }),
});

export function bookRow(scope: Scope, { version, ...book }: PriceBook): Row {
  return { ...bookRef(scope).key, book, v: 1, rev: version };
}

export const priceRef = (scope: Scope, skuId: string): Ref<PriceOverride> => ({
  key: { pk: `${scope}#PRICE#${skuId}`, sk: 'PRICE' },
  read: (row) => ({ ...(row.price as Omit<PriceOverride, 'version'>), version: row.rev ?? 1 }),
});

export function priceRow(scope: Scope, { version, ...price }: PriceOverride): Row {
  return { ...priceRef(scope, price.skuId).key, price, v: 1, rev: version };
}
