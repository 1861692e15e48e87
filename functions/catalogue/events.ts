import type { Fact } from '#platform/facts';

/** A SKU was created or changed; `priceChanged` where list, member, floor or cost price did. Scope G. */
export type SkuChanged = Fact<
  'catalogue.sku-changed',
  { skuId: string; code: string; name: string; rev: number; created: boolean; priceChanged: boolean }
>;
