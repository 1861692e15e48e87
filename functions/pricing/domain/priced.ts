import type { Freight } from './freight.ts';

/** A priced cart. Amounts are integer fen; list − net = discount = the sum of all `alloc`. */
export type PricedLine = {
  /** The cart line's key; 'KEY~PROMO' for the units of it that a kit used. */
  readonly key: string;
  readonly list: number;
  readonly net: number;
  /** Fen per promotion, only what is not 0. */
  readonly alloc: Readonly<Record<string, number>>;
  /** The net spread over the units; any set of units can be refunded by adding these. */
  readonly units: readonly number[];
};

export type Gift = { readonly promo: string; readonly sku: string; readonly qty: number };

/** NOTHING: would give nothing even alone. CONFLICT: with `by`, which are kept. IDLE: gives nothing beside the others. */
export type ReasonCode = 'BEFORE_START' | 'AFTER_END' | 'OUTSIDE_HOURS' | 'OTHER_STORE' | 'MEMBER_LEVEL' | 'NOTHING' | 'CONFLICT' | 'IDLE';
export type Reason = { readonly code: ReasonCode; readonly by?: readonly string[] };

export type Priced = {
  readonly list: number;
  readonly net: number;
  readonly discount: number;
  /** In order of key. */
  readonly lines: readonly PricedLine[];
  /** Those that gave fen or a gift, in the order they ran. */
  readonly applied: readonly string[];
  readonly gifts: readonly Gift[];
  readonly rejected: Readonly<Record<string, Reason>>;
  /** Fen a promotion wanted to give and floors did not let through. */
  readonly unabsorbed: Readonly<Record<string, number>>;
  /** Asked on top of `net`, where the goods are brought. */
  readonly freight?: Freight;
  /** Only with BEST: false if the search met its limit, so that a better set may exist. */
  readonly optimal?: boolean;
};
