import type { Promotion, Scope } from './promotion.ts';
import type { GiftGoods, QuoteInput, QuoteLine } from './quote.ts';
import { kitsOf } from './quote-kits.ts';
import { engineSku, type GoodsLine } from './quote-lines.ts';

/** A promotion that takes part in a quote, with what its sentences need. */
export type Candidate = {
  readonly promotion: Promotion;
  readonly name: string;
  readonly gift?: GiftGoods;
  readonly goodsNames?: Readonly<Record<string, string>>;
  /** Asked for by name, so that the answer always says what became of it. */
  readonly asked: boolean;
};

export const MANUAL_ID = 'manual';
export const TRIM_ID = 'trim';
export const POINTS_ID = 'points';

/** Published, member prices, coupons, the guide's own discount and points: all as promotions of the one engine. */
export function candidatesOf(input: QuoteInput, lines: readonly GoodsLine[]): Candidate[] {
  const published = [...input.group.promotions, ...input.dealer.promotions].map((p) => ({ ...p, asked: false }));
  const coupons = input.coupons.map(({ name, promotion, goods }) => ({ promotion, name, asked: true, ...(goods ? { gift: goods } : {}) }));
  const all = [...published, ...memberPrices(input, lines), ...coupons, ...manual(input), ...points(input)];
  const configured = new Map<string, string[]>();
  for (const line of lines) {
    const { skuId } = line.goods;
    if (line.configured) configured.set(skuId, [...new Set([...(configured.get(skuId) ?? []), engineSku(line)])]);
  }
  if (configured.size === 0) return all;
  const wide = all.map((candidate) => ({ ...candidate, promotion: widened(candidate.promotion, configured) }));
  return [...wide, ...kitsOf(lines, input.book)];
}

function memberPrices({ member }: QuoteInput, lines: readonly GoodsLine[]): Candidate[] {
  if (!member) return [];
  const bySku = new Map<string, Candidate>();
  for (const line of lines) {
    if (line.memberFen === undefined || line.memberFen >= line.unitFen) continue;
    const { skuId } = line.goods;
    const promotion: Promotion = {
      id: `member~${skuId}`,
      lane: 'ITEM',
      kind: 'UNIT_PRICE',
      unitPrice: line.memberFen,
      scope: { skus: [skuId] },
    };
    bySku.set(skuId, { promotion, name: '会员价', asked: false });
  }
  return [...bySku.values()];
}

/** The discount and then 抹零, which rounds what the discount leaves. */
function manual({ ask }: QuoteInput): Candidate[] {
  const by = { lane: 'MANUAL' } as const;
  const off: Promotion = { id: MANUAL_ID, ...by, kind: 'TIERS', tiers: [{ min: 0, off: ask.manualOffFen ?? 0 }] };
  const trim: Promotion = { id: TRIM_ID, ...by, kind: 'TRIM', unit: ask.trimTo ?? 1, priority: 200 };
  return [
    ...(ask.manualOffFen ? [{ promotion: off, name: '店员优惠', asked: true }] : []),
    ...(ask.trimTo ? [{ promotion: trim, name: '抹零', asked: true }] : []),
  ];
}

/** What people took off these lines: the discount by hand and 抹零. */
export function byHandFen(lines: readonly Pick<QuoteLine, 'alloc'>[]): number {
  return lines.reduce((sum, { alloc }) => sum + (alloc[MANUAL_ID] ?? 0) + (alloc[TRIM_ID] ?? 0), 0);
}

function points({ ask, book }: QuoteInput): Candidate[] {
  if (!ask.points) return [];
  const { pointsPerYuan, pointsCapBps } = book;
  const promotion: Promotion = { id: POINTS_ID, lane: 'POINTS', kind: 'POINTS', points: ask.points, pointsPerYuan, capBp: pointsCapBps };
  return [{ promotion, name: '积分抵现', asked: true }];
}

/** The same promotion in a cart whose configured lines go by other SKU names; fixed prices leave these out. */
function widened(promotion: Promotion, configured: ReadonlyMap<string, readonly string[]>): Promotion {
  const names = (skus: readonly string[] | undefined): string[] | undefined =>
    skus?.flatMap((sku) => [sku, ...(configured.get(sku) ?? [])]);
  const { scope } = promotion;
  if (promotion.kind === 'UNIT_PRICE') {
    const notSkus = [...(scope?.notSkus ?? []), ...[...configured.values()].flat()];
    return { ...promotion, scope: { ...scope, notSkus } };
  }
  if (!scope) return promotion;
  const wide: Scope = { cats: scope.cats, skus: names(scope.skus), notSkus: names(scope.notSkus) };
  return { ...promotion, scope: wide };
}
