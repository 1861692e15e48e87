import type { Instant } from '#kernel/instant';

/** Goods as a tap adds them to a cart. */
export type GoodsAtHand = {
  skuId: string;
  name: string;
  spec: string;
  unit: string;
  serialised: boolean;
  modelId?: string;
};

/** One paid slip as its guide remembers it. Whose it was by number alone: names are asked of the members, who may be forgotten. */
export type SaleAtHand = { slipId: string; at: Instant; goods: readonly GoodsAtHand[]; memberId?: string };

/** What a guide sold last in a store, newest first. */
export type RecentSales = { sales: readonly SaleAtHand[]; rev: number };

export const NO_SALES: RecentSales = { sales: [], rev: 0 };

/** Enough to tell what is sold often, small enough to be read at every opening of the desk. */
export const SALES_KEPT = 30;
export const FAVOURITES_MAX = 12;
const GOODS_OF_SALE = 6;
const GOODS_SHOWN = 8;
export const CUSTOMERS_SHOWN = 5;

/** The sale among those remembered; the same again, and one older than all that are kept, change nothing. */
export function remembered(recent: RecentSales, sale: SaleAtHand): RecentSales {
  if (recent.sales.some(({ slipId }) => slipId === sale.slipId)) return recent;
  const kept = { ...sale, goods: sale.goods.slice(0, GOODS_OF_SALE) };
  const newestFirst = (a: SaleAtHand, b: SaleAtHand): number => (a.at === b.at ? (a.slipId < b.slipId ? 1 : -1) : a.at < b.at ? 1 : -1);
  const sales = [...recent.sales, kept].sort(newestFirst).slice(0, SALES_KEPT);
  return sales.includes(kept) ? { ...recent, sales } : recent;
}

/** What was sold in most slips first, of equals what was sold last; goods as they were sold last. Favourites stand apart. */
export function goodsAtHand({ sales }: RecentSales, favourites: readonly GoodsAtHand[]): GoodsAtHand[] {
  const pinned = new Set(favourites.map(({ skuId }) => skuId));
  const found = new Map<string, { goods: GoodsAtHand; times: number }>();
  for (const goods of sales.flatMap((sale) => sale.goods)) {
    const before = found.get(goods.skuId);
    found.set(goods.skuId, { goods: before?.goods ?? goods, times: (before?.times ?? 0) + 1 });
  }
  // The map is in the order of the last sale, and sorting keeps it among equals.
  const often = [...found.values()].filter(({ goods }) => !pinned.has(goods.skuId)).sort((a, b) => b.times - a.times);
  return often.slice(0, GOODS_SHOWN).map(({ goods }) => goods);
}

/** The last customers, each once; more than are shown, since some may be gone. */
export const customersAtHand = ({ sales }: RecentSales): string[] =>
  [...new Set(sales.flatMap(({ memberId }) => memberId ?? []))].slice(0, 2 * CUSTOMERS_SHOWN);
