/** Promotions as data. Amounts are integer fen, rates basis points of what stays payable (8800 = 8.8折). */
export const LANES = ['ITEM', 'BUNDLE', 'ORDER', 'COUPON', 'MANUAL', 'POINTS'] as const;
export type Lane = (typeof LANES)[number];

/** `notSkus` excludes; with neither `cats` nor `skus` everything is in; else a hit in either. */
export type Scope = {
  readonly cats?: readonly string[] | undefined;
  readonly skus?: readonly string[] | undefined;
  readonly notSkus?: readonly string[] | undefined;
};

/** Store time, days 1 (Monday) to 7; `to` not after `from` runs into the next day; '24:00' is allowed as `to`. */
export type WeeklyWindow = { readonly days: readonly number[]; readonly from: string; readonly to: string };

type Base = {
  readonly id: string;
  readonly version?: number | undefined;
  /** Smaller is earlier inside a lane and stronger in a conflict; 100 by default. */
  readonly priority?: number | undefined;
  readonly group?: string | undefined;
  readonly exclusive?: 'ORDER' | undefined;
  /** Lanes it may stand beside; absent: all. */
  readonly combinesWith?: readonly Lane[] | undefined;
  readonly scope?: Scope | undefined;
  /** Half open: live while from ≤ pricedAt < to. Instants with an offset. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly weekly?: readonly WeeklyWindow[] | undefined;
  readonly stores?: readonly string[] | undefined;
  readonly memberLevels?: readonly string[] | undefined;
  /** How a return is worked out; the caller picks the function. */
  readonly refund?: 'PRORATA' | 'REPRICE' | undefined;
};

export type ItemPromotion = Base & { readonly lane: 'ITEM' } & (
    | { readonly kind: 'UNIT_PRICE'; readonly unitPrice: number }
    | { readonly kind: 'RATE'; readonly rateBp: number; readonly roundAt?: 'unit' | 'line' | undefined }
  );

export type KitComponent = { readonly sku: string; readonly qty: number };

export type Nth = Base & { readonly lane: 'BUNDLE' | 'COUPON'; readonly kind: 'NTH'; readonly n: number; readonly rateBp: number };

/** In the COUPON lane with one component and `maxSets: 1` this is an exchange coupon (兑换券). */
export type Kit = Base & {
  readonly lane: 'BUNDLE' | 'COUPON';
  readonly kind: 'KIT';
  readonly components: readonly KitComponent[];
  readonly price: number;
  readonly maxSets?: number | undefined;
};

/** Gives no fen but `qty` of `sku` each time the conditions (both, where both are set) are met; once by default. */
export type GiftPromotion = Base & {
  readonly lane: 'BUNDLE' | 'COUPON';
  readonly kind: 'GIFT';
  readonly minQty?: number | undefined;
  readonly minFen?: number | undefined;
  readonly maxTimes?: number | undefined;
  readonly sku: string;
  readonly qty: number;
};

export type Tier = { readonly min: number; readonly off: number };

type OrderWide = Base & {
  readonly lane: 'ORDER' | 'COUPON' | 'MANUAL';
  /** What thresholds look at: the net at that moment, or the list price. */
  readonly basis?: 'RUNNING' | 'LIST' | undefined;
};

export type OrderPromotion =
  | (OrderWide & { readonly kind: 'RATE'; readonly rateBp: number; readonly min?: number | undefined; readonly cap?: number | undefined })
  | (OrderWide & { readonly kind: 'TIERS'; readonly tiers: readonly Tier[] })
  | (OrderWide & { readonly kind: 'EACH'; readonly per: number; readonly off: number; readonly maxTimes?: number | undefined })
  /** 抹零: what exceeds a whole multiple of `unit`. */
  | (OrderWide & { readonly kind: 'TRIM'; readonly unit: number })
  | (Base & {
      readonly lane: 'POINTS';
      readonly kind: 'POINTS';
      readonly points: number;
      readonly pointsPerYuan: number;
      readonly capBp?: number | undefined;
      readonly basis?: undefined;
    });

export type Promotion = ItemPromotion | Nth | Kit | GiftPromotion | OrderPromotion;

export const priorityOf = (promo: Promotion): number => promo.priority ?? 100;

const byId = (p: Promotion, q: Promotion): number => (p.id < q.id ? -1 : p.id > q.id ? 1 : 0);
const lanesApart = (p: Promotion, q: Promotion): number => LANES.indexOf(p.lane) - LANES.indexOf(q.lane);

/** The order in which promotions run. */
export function inLaneOrder(p: Promotion, q: Promotion): number {
  return lanesApart(p, q) || priorityOf(p) - priorityOf(q) || byId(p, q);
}

/** The order in which PRIORITY keeps them. */
export function inChoiceOrder(p: Promotion, q: Promotion): number {
  return priorityOf(p) - priorityOf(q) || lanesApart(p, q) || byId(p, q);
}
