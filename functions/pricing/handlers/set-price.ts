import { skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import { priceRef, priceRow } from '../store.ts';

type Route = (typeof pricingContract)['PUT /pricing/prices/{skuId}'];

/** A dealer's own price of one SKU; it replaces list × coefficient and the listed member price. */
export const setPrice: Handler<Route> = async ({ params: { skuId }, body: { dealerId, unitFen, memberFen } }, ctx) => {
  const scope = dealerScope(ctx.session, dealerId);
  const { sku, known } = await load({ sku: skuRef(skuId), known: priceRef(scope, skuId) });
  if (!sku) throw new Refusal('NOT_FOUND');
  if (unitFen < sku.floorFen || (memberFen ?? unitFen) < sku.floorFen) throw new Refusal('PRICE_BELOW_FLOOR', { name: sku.name });
  if ((memberFen ?? 0) > unitFen) throw new Refusal('BAD_REQUEST', { field: 'memberFen' });
  const price = { skuId, unitFen, ...(memberFen === undefined ? {} : { memberFen }), version: (known?.version ?? 0) + 1 };
  const write = known ? replace(priceRow(scope, price, ctx.now), known.version) : create(priceRow(scope, price, ctx.now));
  const before = known ? { before: { unitFen: known.unitFen } } : {};
  const audit = { scope, what: 'pricing.price-set', targetId: skuId, ...before, after: { unitFen } };
  return commit(ctx, { writes: [write], audit: [audit], reply: price });
};
