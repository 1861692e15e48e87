import { giftTimes } from './gift.ts';
import { baseOf, sumsOf, tierAt } from './order-wide.ts';
import type { GiftPromotion, KitComponent, Nth, Promotion, Tier } from './promotion.ts';
import type { Row } from './running.ts';

/** What a step would bring. OFF is the promotion's whole discount then, in fen. */
export type Gain =
  | { readonly code: 'OFF'; readonly fen: number }
  | { readonly code: 'RATE'; readonly rateBp: number }
  | { readonly code: 'NTH'; readonly n: number; readonly rateBp: number }
  | { readonly code: 'GIFT'; readonly sku: string; readonly qty: number }
  | { readonly code: 'KIT'; readonly price: number };

/**
 * ADD_FEN: goods in scope for so many more fen, as they count for the promotion (after the discounts that run before it, or at
 * list price if it looks at that). ADD_UNITS: so many more units in scope, for `fen` more at least if that is missing, too.
 */
export type Step =
  | { readonly code: 'NONE' }
  | { readonly code: 'ADD_FEN'; readonly fen: number; readonly gain: Gain }
  | { readonly code: 'ADD_UNITS'; readonly units: number; readonly fen: number; readonly gain: Gain }
  | { readonly code: 'ADD_SKUS'; readonly skus: readonly KitComponent[]; readonly gain: Gain }
  | { readonly code: 'WAIT'; readonly at: string }
  | { readonly code: 'JOIN_LEVEL'; readonly levels: readonly string[] };

export const NO_STEP: Step = { code: 'NONE' };

/**
 * The step to the next gain of a promotion whose lines in scope are `rows` when its turn comes: the first one if it gives
 * nothing yet, else more. Kits aside, which need named goods.
 */
export function nextStep(promo: Promotion, rows: readonly Row[]): Step {
  if (promo.lane === 'ITEM' || promo.lane === 'MANUAL' || promo.lane === 'POINTS') return NO_STEP;
  switch (promo.kind) {
    case 'TIERS':
      return tierStep(promo.tiers, baseOf(promo, sumsOf(rows)));
    case 'EACH': {
      const base = baseOf(promo, sumsOf(rows));
      const times = Math.floor(base / promo.per) + 1;
      if (times > (promo.maxTimes ?? times)) return NO_STEP;
      return addFen(times * promo.per - base, { code: 'OFF', fen: times * promo.off });
    }
    case 'RATE':
      return addFen((promo.min ?? 0) - baseOf(promo, sumsOf(rows)), { code: 'RATE', rateBp: promo.rateBp });
    case 'NTH':
      return nthStep(promo, rows);
    case 'GIFT':
      return giftStep(promo, rows);
    case 'KIT':
    case 'TRIM':
      return NO_STEP;
    default:
      return promo satisfies never;
  }
}

function addFen(fen: number, gain: Gain): Step {
  return fen > 0 ? { code: 'ADD_FEN', fen, gain } : NO_STEP;
}

function tierStep(tiers: readonly Tier[], base: number): Step {
  const now = tierAt(tiers, base)?.off ?? 0;
  const better = tiers.filter(({ min, off }) => min > base && off > now).sort((x, y) => x.min - y.min || y.off - x.off);
  const next = better[0];
  return next ? addFen(next.min - base, { code: 'OFF', fen: next.off }) : NO_STEP;
}

export function unitsIn(rows: readonly Row[]): number {
  return rows.reduce((sum, { qty }) => sum + qty, 0);
}

function nthStep({ n, rateBp }: Nth, rows: readonly Row[]): Step {
  return { code: 'ADD_UNITS', units: n - (unitsIn(rows) % n), fen: 0, gain: { code: 'NTH', n, rateBp } };
}

function giftStep(promo: GiftPromotion, rows: readonly Row[]): Step {
  const { minQty = 0, minFen = 0, maxTimes = 1, sku, qty } = promo;
  const net = sumsOf(rows).net;
  const times = giftTimes(promo, rows) + 1;
  if (times > maxTimes) return NO_STEP;
  const gain: Gain = { code: 'GIFT', sku, qty: qty * times };
  const units = minQty * times - unitsIn(rows);
  const fen = Math.max(0, minFen * times - net);
  return units > 0 ? { code: 'ADD_UNITS', units, fen, gain } : addFen(fen, gain);
}
