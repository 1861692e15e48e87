import type { catalogueContract } from '#catalogue/contract';
import type { Handler } from '#platform/http';
import { principalOf } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import type { Sku } from '../domain/sku.ts';
import { skuRef } from '../store.ts';

type Route = (typeof catalogueContract)['GET /catalogue/skus/{skuId}'];

export const showSku: Handler<Route> = async ({ params }, ctx) => {
  const sku = await getOrRefuse(skuRef(params.skuId), 'SKU_NOT_FOUND');
  return seenBy(principalOf(ctx.session), sku);
};

/** Customers and guides see no floor, only those who answer for the margin see cost. */
function seenBy(principal: string, { floorFen, costFen, taxRateBps, barcodes, tags, ...open }: Sku) {
  const lists = { ...open, barcodes: [...barcodes], tags: [...tags] };
  if (principal === 'manager') return { ...lists, floorFen };
  return principal === 'dealerAdmin' || principal === 'hq' ? { ...lists, floorFen, costFen, taxRateBps } : lists;
}
