import { rateOf } from '#kernel/money';
import { giveOne } from './give.ts';
import type { ItemPromotion } from './promotion.ts';
import { type Row, type Running, room } from './running.ts';

/** What an ITEM promotion takes off a line at its list price, in fen, floors aside. */
export function itemDiscount(promo: ItemPromotion, row: Row): number {
  switch (promo.kind) {
    case 'UNIT_PRICE':
      return Math.max(0, row.unit - promo.unitPrice) * row.qty;
    case 'RATE':
      return Math.max(0, row.list - stays(promo.rateBp, promo.roundAt, row));
    default:
      return promo satisfies never;
  }
}

/** 1.99 × 10 at 8.8折 is 17.50 rounded per unit and 17.51 rounded on the line: a field of the promotion, not a constant. */
function stays(rateBp: number, roundAt: 'unit' | 'line' | undefined, row: Row): number {
  return roundAt === 'line' ? rateOf(row.list, rateBp) : rateOf(row.unit, rateBp) * row.qty;
}

/** Holds every line on which it wants more than those before it; on equal terms the earlier in lane order stays. */
export function offerItem(running: Running, who: number, promo: ItemPromotion, rows: readonly Row[]): void {
  for (const row of rows) {
    const wanted = itemDiscount(promo, row);
    if (wanted <= row.wanted) continue;
    resetRow(running, row);
    row.by = who;
    row.wanted = wanted;
    const fits = Math.min(wanted, room(row));
    row.net -= fits;
    running.net -= fits;
  }
}

/** Ends the ITEM lane: the discounts held by lines become entries. */
export function closeItemLane(running: Running): void {
  if (!running.itemLane) return;
  running.itemLane = false;
  for (const row of running.rows) {
    if (row.by < 0) continue;
    resetRow(running, row);
    giveOne(running, row.by, row.wanted, row);
  }
}

function resetRow(running: Running, row: Row): void {
  running.net += row.list - row.net;
  row.net = row.list;
}
