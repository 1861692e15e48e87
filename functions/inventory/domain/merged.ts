import type { TakenLine } from './stock.ts';

/** Lines of one SKU as one: a transaction may touch a stock row once. */
export function mergeLines(lines: readonly TakenLine[]): TakenLine[] {
  const bySku = new Map<string, TakenLine>();
  for (const line of lines) {
    const known = bySku.get(line.skuId);
    bySku.set(line.skuId, known ? { ...known, qty: known.qty + line.qty, serials: [...known.serials, ...line.serials] } : line);
  }
  return [...bySku.values()];
}
