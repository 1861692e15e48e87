import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { memberView } from '../steps/slip-reply.ts';
import { slipRef } from '../store.ts';

/** The customer's own slip, whichever dealer sold it; anybody else's is not found. */
export const showMine: Handler<(typeof ordersContract)['GET /orders/mine/{slipId}']> = async ({ params, query }, ctx) => {
  const { session } = ctx;
  const slip = await get(slipRef(scopeOfDealer(query.dealerId), params.slipId));
  if (!slip || session.kind !== 'customer' || slip.member?.memberId !== session.memberId) throw new Refusal('NOT_FOUND');
  return memberView(slip);
};
