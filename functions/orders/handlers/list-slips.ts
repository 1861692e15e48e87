import { dayOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { ordersContract } from '../contract.ts';
import { summary } from '../steps/slip-reply.ts';
import { slipsOfStore } from '../store.ts';

export const listSlips: Handler<(typeof ordersContract)['GET /orders/slips']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const page = await slipsOfStore(scope, storeOf(ctx.session, query.storeId), query.day ?? dayOf(ctx.now), query);
  return { ...page, items: page.items.map(summary) };
};
