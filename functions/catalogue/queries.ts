/** What other contexts may read of the catalogue. `skuRef(skuId): Ref<Sku>`, `codeRef(code): Ref<CodeEntry>`. */
export { leadField } from './domain/import-kinds.ts';
export type { Sku, SkuSummary } from './domain/sku.ts';
export { summaryOf } from './domain/sku.ts';
export { catalogueRefusals } from './refusals.ts';
export { type CodeEntry, codeRef, skuRef } from './store.ts';
