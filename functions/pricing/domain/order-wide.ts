import { mulDivFloor, rateOf } from '#kernel/money';
import type { OrderPromotion, Tier } from './promotion.ts';
import type { Row } from './running.ts';

/** The lines in scope at this moment: running net and list, in fen. */
export type Sums = { readonly net: number; readonly list: number };

export function sumsOf(rows: readonly Row[]): Sums {
  let net = 0;
  let list = 0;
  for (const row of rows) {
    net += row.net;
    list += row.list;
  }
  return { net, list };
}

export function baseOf(promo: OrderPromotion, sums: Sums): number {
  return promo.basis === 'LIST' ? sums.list : sums.net;
}

/** What an order-wide promotion takes off its lines in fen, floors aside; never more than their net. */
export function orderDiscount(promo: OrderPromotion, sums: Sums): number {
  const base = baseOf(promo, sums);
  const net = sums.net;
  switch (promo.kind) {
    case 'RATE':
      if (base < (promo.min ?? 0)) return 0;
      return Math.min(Math.max(0, net - rateOf(net, promo.rateBp)), promo.cap ?? net);
    case 'TIERS':
      return Math.min(tierAt(promo.tiers, base)?.off ?? 0, net);
    case 'EACH':
      return Math.min(Math.min(Math.floor(base / promo.per), promo.maxTimes ?? base) * promo.off, net);
    case 'TRIM':
      return net % promo.unit;
    case 'POINTS':
      return Math.min(mulDivFloor(net, promo.capBp ?? 10000, 10000), mulDivFloor(promo.points, 100, promo.pointsPerYuan), net);
    default:
      return promo satisfies never;
  }
}

/** The highest tier that the base reaches. */
export function tierAt(tiers: readonly Tier[], base: number): Tier | undefined {
  let found: Tier | undefined;
  for (const tier of tiers) if (tier.min <= base && (!found || tier.min > found.min)) found = tier;
  return found;
}
