import type { Fen } from '#kernel/money';

export type ServiceKind = 'INSURANCE' | 'INSTALLATION';

/** What is sold beside goods of these categories and lies in no stock: cover by an insurer (its plan goes by the SKU's code), or work. */
export type Service = { kind: ServiceKind; cats: readonly string[] };

/** One sellable unit of goods as head office keeps it. Amounts are fen per unit, before any dealer's coefficient. */
export type Sku = {
  skuId: string;
  /** The brand's own article code; unique in the group, its letters' case is kept. */
  code: string;
  name: string;
  /** What tells it from its sisters: colour, size, memory. */
  spec: string;
  brand: string;
  cat: string;
  series?: string;
  unit: string;
  listFen: Fen;
  /** What members pay at most, whatever their level. */
  memberFen?: Fen;
  floorFen: Fen;
  costFen: Fen;
  taxRateBps: number;
  /** EAN-13; each belongs to one SKU. */
  barcodes: readonly string[];
  /** Every piece has a number of its own, bound when it is sold. */
  serialised: boolean;
  modelId?: string;
  imageUrl?: string;
  tags: readonly string[];
  service?: Service;
  status: 'ON_SALE' | 'OFF_SALE';
  /** Revision: grows with each change, so that quotes can name what they were made from. */
  rev: number;
};

/** What a scan shows at once. Carried by every code row, so that a scan is one read. */
export type SkuSummary = Pick<Sku, 'skuId' | 'code' | 'name' | 'spec' | 'brand' | 'cat' | 'unit' | 'serialised' | 'status'> & {
  /** Absent where the row was written long before: a serial number outlives many prices. */
  listFen?: Fen;
  modelId?: string;
  imageUrl?: string;
  service?: Service;
};

export function summaryOf(sku: Sku): SkuSummary {
  const { skuId, code, name, spec, brand, cat, unit, serialised, status, listFen } = sku;
  const summary: SkuSummary = { skuId, code, name, spec, brand, cat, unit, serialised, status, listFen };
  if (sku.modelId !== undefined) summary.modelId = sku.modelId;
  if (sku.imageUrl !== undefined) summary.imageUrl = sku.imageUrl;
  if (sku.service !== undefined) summary.service = sku.service;
  return summary;
}
