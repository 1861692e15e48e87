import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope } from '#platform/scope';
import type { ordersContract } from '../contract.ts';
import { summary } from '../steps/slip-reply.ts';
import { slipsOfMember } from '../store.ts';

/** What a member bought here: other dealers' slips are left out, so a page may be short. */
export const listMemberSlips: Handler<(typeof ordersContract)['GET /orders/members/{memberId}/slips']> = async ({ params, query }, ctx) => {
  const dealerId = dealerIdOf(dealerScope(ctx.session));
  const page = await slipsOfMember(params.memberId, query);
  return { ...page, items: page.items.filter((slip) => slip.dealerId === dealerId).map(summary) };
};
