/** Pieces of one SKU in one store. onHand = available + reserved + safety; none is ever below 0. */
export type Stock = { storeId: string; skuId: string; available: number; reserved: number; onHand: number; safety: number };

/** One piece with a number of its own. */
export type Serial = {
  serial: string;
  skuId: string;
  storeId: string;
  state: 'IN_STOCK' | 'HELD' | 'SOLD';
  slipId?: string;
};

/** What a slip takes of one line. Gift lines are taken like others. */
export type TakenLine = {
  skuId: string;
  name: string;
  qty: number;
  serials: readonly string[];
  /** True: a number per piece is required. */
  serialised?: boolean;
};
