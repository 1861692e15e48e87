import { Refusal } from '#kernel/refusal';
import { mergeLines } from './domain/merged.ts';
import type { Stock, TakenLine } from './domain/stock.ts';

export type { Serial, Stock, TakenLine } from './domain/stock.ts';
export { stockRefusals } from './refusals.ts';
/** `stockRef(scope, storeId, skuId): Ref<Stock>` · `serialRef(scope, serial): Ref<SerialEntry>` (with a summary of its SKU). */
export { type SerialEntry, serialRef, stockRef } from './store.ts';

/**
 * For use cases that have read the stock rows anyway: refuses STOCK_LEFT {name, available}, which tells the number a failed write
 * cannot tell. The write's own condition still decides.
 */
export function refuseShort(lines: readonly TakenLine[], stocks: readonly (Stock | undefined)[]): void {
  for (const line of mergeLines(lines)) {
    const available = stocks.find((stock) => stock?.skuId === line.skuId)?.available ?? 0;
    if (available < line.qty) throw new Refusal('STOCK_LEFT', { name: line.name, available });
  }
}
