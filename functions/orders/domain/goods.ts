import type { SlipLine } from './slip.ts';

export type StockLine = { skuId: string; name: string; qty: number; serialised: boolean; serials: readonly string[] };

/** What a slip takes from stock: services take nothing. */
export function stockLines(lines: readonly SlipLine[]): StockLine[] {
  return lines
    .filter(({ service }) => service === undefined)
    .map(({ skuId, name, qty, serialised, serials }) => ({ skuId, name, qty, serialised, serials }));
}
