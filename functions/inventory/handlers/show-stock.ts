import { storeRef } from '#identity/queries';
import type { inventoryContract } from '#inventory/contract';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load, query } from '#platform/table';
import { readStock, stockPartition } from '../store.ts';

/** Every store of the dealer that has or had it: one query, one read of the stores' names. */
export const showStock: Handler<(typeof inventoryContract)['GET /inventory/skus/{skuId}']> = async ({ params, query: asked }, ctx) => {
  const scope = dealerScope(ctx.session, asked.dealerId);
  const { items } = await query({ pk: stockPartition(scope, params.skuId), limit: 100 }, readStock);
  const { stores } = await load({ stores: items.map(({ storeId }) => storeRef(storeId)) });
  const nameOf = (storeId: string): string => stores.find((store) => store?.storeId === storeId)?.name ?? storeId;
  const rows = items.map((stock) => ({ ...stock, storeName: nameOf(stock.storeId) })).sort((x, y) => y.available - x.available);
  return { skuId: params.skuId, available: rows.reduce((sum, { available }) => sum + available, 0), stores: rows };
};
