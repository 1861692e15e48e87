import { dayOf, monthOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { commissionsContract } from '../contract.ts';
import { monthTotals } from '../store.ts';

export const rankStore: Handler<(typeof commissionsContract)['GET /commissions/store']> = async ({ query }, ctx) => {
  const month = query.month ?? monthOf(dayOf(ctx.now));
  return { month, guides: await monthTotals(dealerScope(ctx.session, query.dealerId), storeOf(ctx.session, query.storeId), month) };
};
