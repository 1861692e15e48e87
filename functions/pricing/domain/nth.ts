import { mulDivFloor, rateOf } from '#kernel/money';
import type { Nth } from './promotion.ts';
import type { Row } from './running.ts';

type Units = { readonly row: Row; readonly fen: number; readonly count: number };

/** The units of a row by value: unit shares differ by one fen at most, so there are two values at most. */
function unitsOf(row: Row): Units[] {
  const low = mulDivFloor(row.net, 1, row.qty);
  const dear = row.net - low * row.qty;
  const units: Units[] = [{ row, fen: low, count: row.qty - dear }];
  if (dear > 0) units.push({ row, fen: low + 1, count: dear });
  return units;
}

function dearestFirst(x: Units, y: Units): number {
  return y.fen - x.fen || (x.row.key < y.row.key ? -1 : 1);
}

export type NthDiscount = { readonly row: Row; fen: number };

/** 第N件: of all units in scope, dearest first (then key, then unit), every n-th is cheaper; its discount stays on its own row. */
export function nthDiscounts(promo: Nth, rows: readonly Row[]): NthDiscount[] {
  const found: NthDiscount[] = [];
  let before = 0;
  for (const { row, fen, count } of rows.flatMap(unitsOf).sort(dearestFirst)) {
    const hits = Math.floor((before + count) / promo.n) - Math.floor(before / promo.n);
    before += count;
    const discount = hits * Math.max(0, fen - rateOf(fen, promo.rateBp));
    if (discount === 0) continue;
    const same = found.find((d) => d.row === row);
    if (same) same.fen += discount;
    else found.push({ row, fen: discount });
  }
  return found;
}
