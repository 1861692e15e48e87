import type { Cart } from './cart.ts';
import type { Gift } from './priced.ts';

/** One line, or the part of one that a kit took, while promotions run over it. */
export type Row = {
  readonly index: number;
  /** Index of the cart line (in order of key) it comes from. */
  readonly from: number;
  readonly key: string;
  readonly sku: string;
  readonly unit: number;
  /** Lowest net per unit. */
  readonly floor: number;
  qty: number;
  list: number;
  net: number;
  /** The kit (place in lane order) that claimed its units, so that no other may use them; -1 for none. */
  kit: number;
  /** The ITEM promotion (place in lane order) that holds the line while that lane runs, and what it wants to give; -1 for none. */
  by: number;
  wanted: number;
};

/** Who gave how much to which row. A list that forks share, newest first. */
export type Entry = {
  readonly who: number;
  readonly row: number;
  readonly fen: number;
  readonly left: number;
  readonly prev: Entry | undefined;
};

export type Running = {
  rows: Row[];
  net: number;
  entries: Entry | undefined;
  gifts: readonly Gift[];
  /** While true, the ITEM lane is running and its discounts have no entries yet. */
  itemLane: boolean;
};

export function start(lines: Cart['lines']): Running {
  let net = 0;
  const rows = lines.map((line, index): Row => {
    const list = line.gift ? 0 : line.unit * line.qty;
    net += list;
    const { key, sku, unit, qty, floor = 0 } = line;
    return { index, from: index, key, sku, unit, floor, qty, list, net: list, kit: -1, by: -1, wanted: 0 };
  });
  return { rows, net, entries: undefined, gifts: [], itemLane: true };
}

export function fork(running: Running): Running {
  return { ...running, rows: running.rows.map((row) => ({ ...row })) };
}

/** What floors leave to be taken from a row. */
export function room(row: Row): number {
  return Math.max(0, row.net - row.floor * row.qty);
}

export function note(running: Running, who: number, row: number, fen: number, left: number): void {
  running.entries = { who, row, fen, left, prev: running.entries };
}

/** Takes what floors let through of it; returns that. */
export function take(running: Running, who: number, row: Row, fen: number): number {
  const fits = Math.min(fen, room(row));
  row.net -= fits;
  running.net -= fits;
  if (fits > 0) note(running, who, row.index, fits, 0);
  return fits;
}
