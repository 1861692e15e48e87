import { type Entrant, rowsOf } from './entrant.ts';
import { itemDiscount } from './item.ts';
import { needsOf, setsOf } from './kit.ts';
import { nthDiscounts } from './nth.ts';
import { baseOf, orderDiscount, type Sums } from './order-wide.ts';
import type { ItemPromotion, Kit, OrderPromotion, Promotion } from './promotion.ts';
import type { Row, Running } from './running.ts';

/*
 * Upper bounds in fen: the most a promotion can still give from here, whatever runs before it. Nets only fall, and lower
 * nets give less, with three exceptions bounded apart: a lower base may meet a tier that gives more, a kit may gain from
 * having fewer sets, and what is over a round sum may grow.
 */

/** Floors do not count for NTH: a hit may move to a line with more room. */
export function bundleReach(promo: Promotion, rows: readonly Row[]): number {
  if (promo.kind === 'NTH') return nthDiscounts(promo, rows).reduce((sum, { fen }) => sum + fen, 0);
  return promo.kind === 'KIT' ? kitReach(promo, rows) : 0;
}

/** As if every set were of the dearest units. */
function kitReach(promo: Kit, rows: readonly Row[]): number {
  const free = rows.filter((row) => row.kit < 0);
  let worth = -promo.price;
  for (const [sku, need] of needsOf(promo)) {
    let dearest = 0;
    for (const row of free) if (row.sku === sku) dearest = Math.max(dearest, Math.ceil(row.net / row.qty));
    worth += dearest * need;
  }
  return worth > 0 ? worth * setsOf(promo, free) : 0;
}

/** `sums` are those of the lines in its scope now, `bundle` what `bundleReach` said at the start. */
export function reach(entrant: Entrant, running: Running, sums: Sums, bundle: number): number {
  const { promo, hits } = entrant;
  if (promo.lane === 'ITEM') return itemReach(promo, hits, running);
  if (promo.kind === 'GIFT') return 0;
  if (promo.kind !== 'NTH' && promo.kind !== 'KIT') return orderReach(promo, sums);
  return running.itemLane ? bundle : bundleReach(promo, rowsOf(running, entrant));
}

function itemReach(promo: ItemPromotion, hits: readonly boolean[], running: Running): number {
  let gain = 0;
  for (const row of running.rows) {
    if (!hits[row.from]) continue;
    const wanted = itemDiscount(promo, row);
    if (wanted > row.wanted) gain += row.net - Math.max(row.list - wanted, Math.min(row.list, row.floor * row.qty));
  }
  return gain;
}

function orderReach(promo: OrderPromotion, sums: Sums): number {
  if (promo.kind === 'TRIM') return Math.min(sums.net, promo.unit - 1);
  if (promo.kind !== 'TIERS') return orderDiscount(promo, sums);
  const base = baseOf(promo, sums);
  let most = 0;
  for (const tier of promo.tiers) if (tier.min <= base) most = Math.max(most, tier.off);
  return Math.min(most, sums.net);
}
