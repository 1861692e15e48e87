import { type Day, epochMs, type Instant, instantOf } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { dealerIdOf, group, type Scope } from '#platform/scope';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { type BookGoods, type PackedGoods, packGoods } from './domain/book.ts';
import type { PointsRule } from './domain/points-rule.ts';
import {
  DEFAULT_BOOK,
  type GiftGoods,
  type LivePromotions,
  type PriceBook,
  type PriceOverride,
  type PublishedPromotion,
} from './domain/quote.ts';
import type { PastCart } from './domain/trial.ts';
import type { PromotionDraft } from './promotion-shape.ts';

/** A promotion as published, with who and when. */
export type StoredPromotion = Omit<PublishedPromotion, 'promotion'> & {
  promotion: PromotionDraft & { id: string; version: number };
  publishedAt: string;
  publishedBy: string;
  endedAt?: string;
};

export type LiveRow = Omit<LivePromotions, 'promotions'> & { promotions: readonly StoredPromotion[] };

/** One row holds all that runs in a scope, so that a quote reads two rows whatever the number of promotions. */
export const liveRef = (scope: Scope): Ref<LiveRow> => ({
  key: { pk: `${scope}#PROMOTIONS`, sk: 'LIVE' },
  read: (row) => ({
    version: row.rev ?? 1,
    promotions: row.promotions as StoredPromotion[],
    ...(row.pointsRule ? { pointsRule: row.pointsRule as PointsRule } : {}),
  }),
});

export const groupLiveRef = (): Ref<LiveRow> => liveRef(group);

export function liveRow(scope: Scope, live: LiveRow): Row {
  const { promotions, pointsRule, version } = live;
  return { ...liveRef(scope).key, promotions, ...(pointsRule ? { pointsRule } : {}), v: 1, rev: version };
}

/** Kept for good: what a slip names by id. Those with an end are listed by it. */
export function promotionRow(scope: Scope, stored: StoredPromotion): Row {
  const { id, to } = stored.promotion;
  const end = stored.endedAt ?? (to === undefined ? undefined : instantOf(epochMs(to)));
  const listed = end === undefined ? {} : { gsi1pk: endsOf(scope), gsi1sk: `${end}#${id}` };
  return { ...promotionKey(scope, id), ...listed, ...stored, v: 1 };
}

/** What a promotion was before it was changed. */
export function formerRow(scope: Scope, stored: StoredPromotion): Row {
  const { id, version } = stored.promotion;
  return { pk: promotionKey(scope, id).pk, sk: `WAS#${id}#${String(version).padStart(4, '0')}`, ...stored, v: 1 };
}

export const promotionRef = (scope: Scope, promotionId: string): Ref<StoredPromotion> => ({
  key: promotionKey(scope, promotionId),
  read: readStored,
});

function readStored({ promotion, name, fundedBy, gift, goodsNames, publishedAt, publishedBy, endedAt }: Row): StoredPromotion {
  const stored = { promotion, name, fundedBy, publishedAt, publishedBy } as StoredPromotion;
  return {
    ...stored,
    ...(gift ? { gift: gift as GiftGoods } : {}),
    ...(goodsNames ? { goodsNames: goodsNames as Record<string, string> } : {}),
    ...(endedAt ? { endedAt: String(endedAt) } : {}),
  };
}

const endsOf = (scope: Scope): string => `${scope}#PROMOTIONENDS`;

/** Those whose end has come, the last first. */
export const pastPromotions = (scope: Scope, now: Instant, cursor: string | undefined): Promise<Page<StoredPromotion>> =>
  query({ index: 'gsi1', pk: endsOf(scope), to: `${now}~`, newestFirst: true, cursor }, readStored);

/** Not published yet: head office or a dealer still writes it. */
export type Draft = {
  promotionId: string;
  name: string;
  fundedBy?: 'hq' | 'dealer' | undefined;
  promotion: PromotionDraft;
  savedAt: Instant;
  rev: number;
};

export const draftRef = (scope: Scope, promotionId: string): Ref<Draft> => ({
  key: { pk: `${scope}#PROMOTIONS`, sk: `DRAFT#${promotionId}` },
  read: readDraft,
});

const readDraft = (row: Row): Draft => ({ ...(row.draft as Omit<Draft, 'rev'>), rev: row.rev ?? 1 });

export const draftRow = (scope: Scope, { rev, ...draft }: Draft): Row => ({
  ...draftRef(scope, draft.promotionId).key,
  draft,
  rev,
  v: 1,
});

/** The newest first. */
export const draftsOf = async (scope: Scope): Promise<Draft[]> =>
  (await query({ pk: `${scope}#PROMOTIONS`, begins: 'DRAFT#', newestFirst: true, limit: 50 }, readDraft)).items;

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

/** Listed by when it was set, so that phones fetch what is new. */
export function priceRow(scope: Scope, { version, ...price }: PriceOverride, setAt: Instant): Row {
  const listed = { gsi1pk: `${scope}#PRICES`, gsi1sk: `${setAt}#${price.skuId}` };
  return { ...priceRef(scope, price.skuId).key, ...listed, price, v: 1, rev: version };
}

type SinceAsked = { since?: Instant | undefined; cursor?: string | undefined };

/** A phone's page: what DynamoDB answers at once, and far below what a Lambda may reply. */
const BOOK_PAGE = 500;

const changes = ({ since, cursor }: SinceAsked) => ({ limit: BOOK_PAGE, cursor, ...(since === undefined ? {} : { from: since }) });

export const pricesSince = (scope: Scope, asked: SinceAsked): Promise<Page<PriceOverride>> =>
  query({ index: 'gsi1', pk: `${scope}#PRICES`, ...changes(asked) }, (row) => priceRef(scope, '').read(row));

// The goods of phones' price books: one short row a SKU, listed by brand in the order they changed.

export function bookGoodsRow(goods: BookGoods, changedAt: Instant): Row {
  return {
    pk: `${group}#BOOKGOODS#${goods.skuId}`,
    sk: 'GOODS',
    gsi1pk: `${group}#BOOKGOODS#${goods.brand}`,
    gsi1sk: `${changedAt}#${goods.skuId}`,
    goods: JSON.stringify(packGoods(goods)),
    v: 1,
    rev: goods.rev,
  };
}

export const bookGoodsSince = (brand: string, asked: SinceAsked): Promise<Page<PackedGoods>> =>
  query({ index: 'gsi1', pk: `${group}#BOOKGOODS#${brand}`, ...changes(asked) }, (row) => JSON.parse(String(row.goods)) as PackedGoods);

// The goods of slips paid lately, for trying drafts on them. They go after five weeks.

const CARTS_KEPT_SECONDS = 35 * 86_400;
const CART_SHARDS = 4;
const CARTS_A_QUERY = 100;

/** Of one slip: its dealer's list of the day, and one of the group's lists of the day. */
export function pastCartRow(scope: Scope, slipId: string, day: Day, cart: PastCart): Row {
  const order = `${cart.at}#${slipId}`;
  return {
    pk: `${scope}#PASTCART#${slipId}`,
    sk: 'CART',
    gsi1pk: `${scope}#PASTCARTS#${day}`,
    gsi1sk: order,
    gsi2pk: `${group}#PASTCARTS#${day}#${shardOf(slipId, CART_SHARDS)}`,
    gsi2sk: order,
    cart,
    dealerId: dealerIdOf(scope),
    ttl: Math.floor(epochMs(cart.at) / 1000) + CARTS_KEPT_SECONDS,
  };
}

const shardOf = (id: string, shards: number): number => (id.codePointAt(id.length - 1) ?? 0) % shards;

export type PastCartOf = { dealerId: string; cart: PastCart };

const readCart = (row: Row): PastCartOf => ({ dealerId: String(row.dealerId), cart: row.cart as PastCart });

/** Up to a hundred of a dealer's day, up to four hundred of the group's, the newest first. */
export async function pastCartsOf(scope: Scope, day: Day): Promise<PastCartOf[]> {
  const pks = Array.from({ length: CART_SHARDS }, (_, shard) => `${group}#PASTCARTS#${day}#${shard}`);
  const lists =
    scope === group
      ? pks.map((pk) => query({ index: 'gsi2', pk, newestFirst: true, limit: CARTS_A_QUERY }, readCart))
      : [query({ index: 'gsi1', pk: `${scope}#PASTCARTS#${day}`, newestFirst: true, limit: CARTS_A_QUERY }, readCart)];
  const pages = await Promise.all(lists);
  return pages.flatMap(({ items }) => items).sort((x, y) => (x.cart.at < y.cart.at ? 1 : -1));
}

// What a promotion did, added up by day; a busy day is spread over several rows.

export type EffectRow = { day: Day; slips: number; discountFen: number; netFen: number; costFen: number; newMembers: number };

const EFFECT_SHARDS = 8;
/** 400 days are more than a promotion runs. */
const EFFECT_ROWS = 1000;

export const effectKey = (promotionId: string, day: Day, slipId: string): Key => ({
  pk: effectPk(promotionId),
  sk: `${day}#${shardOf(slipId, EFFECT_SHARDS)}`,
});

/** Whoever asks has found the promotion in the own scope before. */
const effectPk = (promotionId: string): string => `${group}#PROMOTIONEFFECT#${promotionId}`;

export async function effectOf(promotionId: string): Promise<EffectRow[]> {
  const page = await query({ pk: effectPk(promotionId), newestFirst: true, limit: EFFECT_ROWS }, (row): EffectRow => {
    const figure = (name: string): number => Number(row[name] ?? 0);
    return {
      day: row.sk.slice(0, 10),
      ...{ slips: figure('slips'), discountFen: figure('discountFen'), netFen: figure('netFen') },
      ...{ costFen: figure('costFen'), newMembers: figure('newMembers') },
    };
  });
  return page.items;
}
