import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { staffView } from '../steps/slip-reply.ts';
import { slipRef } from '../store.ts';
import { release } from '../writes.ts';

export const cancelSlip: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/cancel']> = async ({ params, body }, ctx) => {
  const before = await getOrRefuse(slipRef(dealerScope(ctx.session), params.slipId));
  if (before.storeId !== storeOf(ctx.session)) throw new Refusal('NOT_FOUND');
  const { slip, ...action } = release(before, 'CANCELLED', ctx.now, body.reason);
  return commit(ctx, { ...action, reply: staffView(slip) });
};
