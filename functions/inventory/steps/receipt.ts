import type { SkuSummary } from '#catalogue/queries';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Scope } from '#platform/scope';
import { change, create, type Write } from '#platform/writes';
import { mergeLines } from '../domain/merged.ts';
import type { TakenLine } from '../domain/stock.ts';
import { movementRow, serialRow, stockRef } from '../store.ts';

export type ReceivedLine = TakenLine & { sku: SkuSummary };
export type Receipt = { scope: Scope; storeId: string; receiptId: string; lines: readonly ReceivedLine[] };

/** Goods that came in: one item per SKU and per serial number, and the ledger entry. Refuses SERIAL_KNOWN {serial}. */
export function receive({ scope, storeId, receiptId, lines }: Receipt, at: Instant): Write[] {
  const merged = mergeLines(lines);
  const packed = merged.map(({ skuId, qty, serials }) => ({ skuId, qty, serials }));
  return [
    create(movementRow('START', { scope, storeId, causeId: receiptId, step: 'RECEIVE', lines: packed, at })),
    // Adding 0 makes the counters exist, so that conditions on them hold.
    ...merged.map(({ skuId, qty }) =>
      change(stockRef(scope, storeId, skuId).key, { add: { available: qty, onHand: qty, reserved: 0, safety: 0 } }),
    ),
    ...serialWrites({ scope, storeId, receiptId, lines }),
  ];
}

function serialWrites({ scope, storeId, lines }: Receipt): Write[] {
  const seen = new Set<string>();
  return lines.flatMap(({ sku, serials }) => {
    // The price of the day is not kept with the piece: it may lie here for years.
    const { listFen: _, ...summary } = sku;
    return serials.map((serial) => {
      if (seen.has(serial)) throw new Refusal('SERIAL_KNOWN', { serial });
      seen.add(serial);
      const entry = { serial, skuId: sku.skuId, storeId, state: 'IN_STOCK' as const, sku: summary };
      return create(serialRow(scope, entry), 'SERIAL_KNOWN', { serial });
    });
  });
}
