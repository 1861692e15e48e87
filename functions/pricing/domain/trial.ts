import type { Cart, Select } from './cart.ts';
import { priceCart } from './price-cart.ts';
import type { Priced } from './priced.ts';
import type { Promotion } from './promotion.ts';
import type { PublishedPromotion } from './quote.ts';

/** One line of a slip that was paid lately. Amounts are fen per piece. */
export type PastLine = {
  readonly key: string;
  readonly skuId: string;
  readonly name: string;
  readonly cat: string;
  readonly qty: number;
  readonly unitFen: number;
  readonly floorFen: number;
  readonly costFen: number;
  /** What the member paid for it as a member, if that gave something. */
  readonly memberFen?: number | undefined;
};

/** The goods of a paid slip, without coupons, points and the guide's own discount. */
export type PastCart = {
  readonly number: string;
  readonly at: string;
  readonly storeId: string;
  readonly level?: string | undefined;
  readonly select?: Select | undefined;
  readonly lines: readonly PastLine[];
};

/** What the draft would have done to one past slip. `costFen` counts gifts. */
export type Change = {
  readonly cart: PastCart;
  readonly before: { readonly netFen: number; readonly costFen: number };
  readonly after: { readonly netFen: number; readonly costFen: number };
  readonly giftFen: number;
  readonly touched: boolean;
};

/** Prices one past slip without and with the draft, as if both ran then. `others` are the promotions that will run beside it. */
export function changeOf(cart: PastCart, draft: PublishedPromotion, others: readonly PublishedPromotion[]): Change {
  const without = pricedWith(cart, others);
  const withDraft = pricedWith(cart, [...others, draft]);
  const costs = [...others, draft];
  const before = { netFen: without.net, costFen: costOf(cart, without, costs) };
  const after = { netFen: withDraft.net, costFen: costOf(cart, withDraft, costs) };
  const given = withDraft.gifts.filter(({ promo }) => promo === draft.promotion.id).length > 0;
  const touched = given || withDraft.applied.includes(draft.promotion.id) || before.netFen !== after.netFen;
  return { cart, before, after, giftFen: giftCost(withDraft, [draft]), touched };
}

export function pricedWith(cart: PastCart, published: readonly PublishedPromotion[]): Priced {
  return priceCart(engineCart(cart), [...published.map(({ promotion }) => always(promotion)), ...memberPrices(cart)]);
}

function engineCart({ at, select, storeId, level, lines }: PastCart): Cart {
  return {
    pricedAt: at,
    ...(select ? { select } : {}),
    store: { id: storeId },
    ...(level === undefined ? {} : { member: { level } }),
    lines: lines.map(({ key, skuId, cat, qty, unitFen, floorFen }) => ({ key, sku: skuId, cat, qty, unit: unitFen, floor: floorFen })),
  };
}

/** The same promotion without its period: past slips lie before it. Weekly hours stay. */
const always = (promotion: Promotion): Promotion => ({ ...promotion, from: undefined, to: undefined });

function memberPrices({ lines }: PastCart): Promotion[] {
  const bySku = new Map(lines.flatMap(({ skuId, memberFen }) => (memberFen === undefined ? [] : [[skuId, memberFen] as const])));
  return [...bySku].map(([skuId, unitPrice]) => ({
    id: `member~${skuId}`,
    lane: 'ITEM',
    kind: 'UNIT_PRICE',
    unitPrice,
    scope: { skus: [skuId] },
  }));
}

function costOf({ lines }: PastCart, priced: Priced, published: readonly PublishedPromotion[]): number {
  return lines.reduce((sum, { costFen, qty }) => sum + costFen * qty, 0) + giftCost(priced, published);
}

export function giftCost(priced: Priced, published: readonly PublishedPromotion[]): number {
  return priced.gifts.reduce((sum, { promo, qty }) => {
    const gift = published.find(({ promotion }) => promotion.id === promo)?.gift;
    return sum + (gift?.costFen ?? 0) * qty;
  }, 0);
}
