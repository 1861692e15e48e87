import type { Fact } from '#platform/facts';

/** Goods came into a store. Scope: the dealer. */
export type StockReceived = Fact<
  'inventory.stock-received',
  { receiptId: string; storeId: string; lines: readonly { skuId: string; qty: number }[] }
>;
