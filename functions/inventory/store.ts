import type { SkuSummary } from '#catalogue/queries';
import { dayOf, type Instant } from '#kernel/instant';
import type { Scope } from '#platform/scope';
import type { Key, Ref, Row } from '#platform/table';
import type { Serial, Stock } from './domain/stock.ts';

/** The stores of one SKU lie together, so that "who has it" is one query. */
export const stockPartition = (scope: Scope, skuId: string): string => `${scope}#STOCK#${skuId}`;

export const readStock = (row: Row): Stock => ({
  storeId: row.sk,
  skuId: row.pk.slice(row.pk.lastIndexOf('#') + 1),
  available: Number(row.available ?? 0),
  reserved: Number(row.reserved ?? 0),
  onHand: Number(row.onHand ?? 0),
  safety: Number(row.safety ?? 0),
});

export const stockRef = (scope: Scope, storeId: string, skuId: string): Ref<Stock> => ({
  key: { pk: stockPartition(scope, skuId), sk: storeId },
  read: readStock,
});

/** A serial number with what a scan shows of its goods (as they were when it was received, without a price). */
export type SerialEntry = Serial & { sku: SkuSummary };

export const serialRef = (scope: Scope, serial: string): Ref<SerialEntry> => ({
  key: { pk: `${scope}#SERIAL#${serial}`, sk: 'SERIAL' },
  read: (row) => row as unknown as SerialEntry,
});

export function serialRow(scope: Scope, entry: SerialEntry): Row {
  return { ...serialRef(scope, entry.serial).key, ...entry, v: 1 };
}

export type Step = 'HOLD' | 'SELL' | 'SHIP' | 'RELEASE' | 'RECEIVE' | 'RETURN' | 'SAFETY';

/** START begins what a slip does with stock (held or sold), END ends a hold (shipped or released): each happens once. */
export const movementKey = (scope: Scope, causeId: string, place: 'START' | 'END'): Key => ({
  pk: `${scope}#STOCKMOVE#${causeId}`,
  sk: place,
});

export type Movement = {
  scope: Scope;
  storeId: string;
  causeId: string;
  step: Step;
  lines: readonly { skuId: string; qty: number; serials: readonly string[] }[];
  at: Instant;
  by?: string;
};

/** One packed ledger entry; listed by store and day. */
export function movementRow(place: 'START' | 'END', movement: Movement): Row {
  const { scope, storeId, causeId, at } = movement;
  return {
    ...movementKey(scope, causeId, place),
    ...movement,
    gsi1pk: `${scope}#STOCKMOVES#${storeId}#${dayOf(at)}`,
    gsi1sk: `${at}#${causeId}#${place}`,
    v: 1,
  };
}
