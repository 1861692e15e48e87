import { unitShares } from '#kernel/money';
import type { PricedLine } from './priced.ts';
import type { Running } from './running.ts';

type Fens = Record<string, number>;

/** Sums entries per key, leaving out zeros, with the keys in lane order. */
function byPromotion(sums: readonly (number | undefined)[], ids: readonly string[]): Fens {
  const fens: Fens = {};
  sums.forEach((fen, who) => {
    const id = ids[who];
    if (fen && id !== undefined) fens[id] = fen;
  });
  return fens;
}

/** The rows of a finished run in order of key, each with what every promotion gave to it. */
export function linesOf(running: Running, ids: readonly string[]): PricedLine[] {
  const sums: number[][] = running.rows.map(() => []);
  for (let entry = running.entries; entry; entry = entry.prev) {
    const row = sums[entry.row];
    if (row) row[entry.who] = (row[entry.who] ?? 0) + entry.fen;
  }
  return running.rows
    .map((row): PricedLine => {
      const { key, list, net } = row;
      return { key, list, net, alloc: byPromotion(sums[row.index] ?? [], ids), units: unitShares(net, row.qty) };
    })
    .sort((x, y) => (x.key < y.key ? -1 : 1));
}

export function unabsorbedOf(running: Running, ids: readonly string[]): Fens {
  const sums: number[] = [];
  for (let entry = running.entries; entry; entry = entry.prev) sums[entry.who] = (sums[entry.who] ?? 0) + entry.left;
  return byPromotion(sums, ids);
}
