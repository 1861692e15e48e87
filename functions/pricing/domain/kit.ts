import { mulDivFloor, sharesOf } from '#kernel/money';
import { give } from './give.ts';
import type { Kit } from './promotion.ts';
import { note, type Row, type Running } from './running.ts';

type Use = { readonly row: Row; readonly qty: number };

/** Units per set of each SKU; one that is listed twice counts with its sum. */
export function needsOf(promo: Kit): Map<string, number> {
  const needs = new Map<string, number>();
  for (const { sku, qty } of promo.components) needs.set(sku, (needs.get(sku) ?? 0) + qty);
  return needs;
}

export function setsOf(promo: Kit, free: readonly Row[]): number {
  let sets = promo.maxSets ?? Number.MAX_SAFE_INTEGER;
  for (const [sku, need] of needsOf(promo)) {
    let have = 0;
    for (const row of free) if (row.sku === sku) have += row.qty;
    sets = Math.min(sets, Math.floor(have / need));
  }
  return promo.components.length === 0 ? 0 : sets;
}

/** Units are taken line by line in order of key, from the first unit on. */
function usesOf(promo: Kit, free: readonly Row[], sets: number): Use[] {
  const uses: Use[] = [];
  for (const [sku, need] of needsOf(promo)) {
    let missing = need * sets;
    for (const row of free) {
      if (row.sku !== sku || missing === 0) continue;
      const qty = Math.min(missing, row.qty);
      uses.push({ row, qty });
      missing -= qty;
    }
  }
  return uses;
}

/** As many sets as the free units allow, and what they are worth above the kit's price (may be negative), in fen. */
export function kitOffer(promo: Kit, rows: readonly Row[]): { sets: number; uses: Use[]; discount: number } {
  const free = rows.filter((row) => row.kit < 0);
  const sets = setsOf(promo, free);
  const uses = usesOf(promo, free, sets);
  const worth = uses.reduce((sum, { row, qty }) => sum + mulDivFloor(row.net, qty, row.qty), 0);
  return { sets, uses, discount: worth - promo.price * sets };
}

/** 套装: if the sets are worth more than the kit's price they are claimed and pay that price; else nothing happens. */
export function sellKit(running: Running, who: number, promo: Kit, rows: readonly Row[], ids: readonly string[]): void {
  const { uses, discount } = kitOffer(promo, rows);
  if (discount <= 0) return;
  const claimed = uses.map((use) => claim(running, who, use, promo.id, ids));
  give(running, who, discount, claimed);
}

/** The row that holds the used units: the row itself, or a new one split off it so that the rest keeps its own price. */
function claim(running: Running, who: number, { row, qty }: Use, kitId: string, ids: readonly string[]): Row {
  if (qty === row.qty) {
    row.kit = who;
    return row;
  }
  const net = mulDivFloor(row.net, qty, row.qty);
  const list = row.unit * qty;
  const part: Row = { ...row, index: running.rows.length, key: `${row.key}~${kitId}`, qty, list, net, kit: who };
  moveDiscounts(running, row.index, part.index, list - net, ids);
  running.rows.push(part);
  row.qty -= qty;
  row.list -= list;
  row.net -= net;
  return part;
}

/** What earlier promotions gave to the moved units goes with them, divided over those promotions by apportioning. */
function moveDiscounts(running: Running, from: number, to: number, fen: number, ids: readonly string[]): void {
  const given = new Map<number, number>();
  for (let entry = running.entries; entry; entry = entry.prev) {
    if (entry.row === from) given.set(entry.who, (given.get(entry.who) ?? 0) + entry.fen);
  }
  const givers = [...given].map(([who, weight]) => ({ who, key: ids[who] ?? '', weight }));
  const parts = sharesOf(fen, givers);
  givers.forEach(({ who }, i) => {
    const moved = parts[i] ?? 0;
    note(running, who, from, -moved, 0);
    note(running, who, to, moved, 0);
  });
}
