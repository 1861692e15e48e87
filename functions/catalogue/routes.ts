import { catalogueContract, catalogueRefusals } from '#catalogue/contract';
import { httpEntry } from '#platform/http';
import { findCode } from './handlers/find-code.ts';
import { importGoods } from './handlers/import-goods.ts';
import { listExtras } from './handlers/list-extras.ts';
import { searchSkus } from './handlers/search-skus.ts';
import { showSku } from './handlers/show-sku.ts';

export const handler = httpEntry(
  catalogueContract,
  {
    'GET /catalogue/codes/{code}': findCode,
    'GET /catalogue/skus': searchSkus,
    'GET /catalogue/services': listExtras,
    'GET /catalogue/skus/{skuId}': showSku,
    'POST /catalogue/imports': importGoods,
  },
  catalogueRefusals,
);
