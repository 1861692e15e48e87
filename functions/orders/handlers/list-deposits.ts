import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { summary } from '../steps/slip-reply.ts';
import { depositsOfStore, slipRef } from '../store.ts';

/** Whose goods wait for a balance in this store, the next to be handed over first. */
export const listDeposits: Handler<(typeof ordersContract)['GET /orders/deposits']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session);
  const { items, ...page } = await depositsOfStore(scope, storeOf(ctx.session), query);
  const { slips } = await load({ slips: items.map((slipId) => slipRef(scope, slipId)) });
  return { ...page, items: slips.flatMap((slip) => (slip ? [summary(slip)] : [])) };
};
