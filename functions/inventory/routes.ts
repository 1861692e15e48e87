import { inventoryContract, inventoryRefusals } from '#inventory/contract';
import { httpEntry } from '#platform/http';
import { receiveGoods } from './handlers/receive-goods.ts';
import { setSafety } from './handlers/set-safety.ts';
import { showStock } from './handlers/show-stock.ts';

export const handler = httpEntry(
  inventoryContract,
  {
    'GET /inventory/skus/{skuId}': showStock,
    'POST /inventory/receipts': receiveGoods,
    'PUT /inventory/skus/{skuId}/safety': setSafety,
  },
  inventoryRefusals,
);
