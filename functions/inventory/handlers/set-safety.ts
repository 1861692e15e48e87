import type { inventoryContract } from '#inventory/contract';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { change, create } from '#platform/writes';
import { movementRow, stockRef } from '../store.ts';

type Route = (typeof inventoryContract)['PUT /inventory/skus/{skuId}/safety'];

/** Pieces that are kept back move between `available` and `safety`; what is on hand stays. */
export const setSafety: Handler<Route> = async ({ params, body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const storeId = storeOf(ctx.session, body.storeId);
  const { skuId } = params;
  const ref = stockRef(scope, storeId, skuId);
  const stock = await getOrRefuse(ref);
  const kept = body.safety - stock.safety;
  if (kept > stock.available) throw new Refusal('SAFETY_TOO_HIGH', { available: stock.available + stock.safety });
  const when = [['available', '>=', kept] as const, ['safety', '=', stock.safety] as const];
  const after = { ...stock, safety: body.safety, available: stock.available - kept };
  const moved = change(ref.key, { add: { available: -kept, safety: kept }, when });
  const causeId = ctx.newId('entry');
  const lines = [{ skuId, qty: kept, serials: [] }];
  const entry = create(movementRow('START', { scope, storeId, causeId, step: 'SAFETY', lines, at: ctx.now }));
  const audit = {
    scope,
    storeId,
    what: 'inventory.safety-set',
    targetId: skuId,
    before: { safety: stock.safety },
    after: { safety: body.safety },
  };
  return commit(ctx, { writes: [moved, entry], audit: [audit], reply: after });
};
