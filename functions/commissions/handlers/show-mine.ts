import { dayOf, monthOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { get } from '#platform/table';
import type { commissionsContract } from '../contract.ts';
import { listEntries, monthTotalRef } from '../store.ts';

export const showMine: Handler<(typeof commissionsContract)['GET /commissions/mine']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session);
  const personId = actorOf(ctx.session);
  const month = query.month ?? monthOf(dayOf(ctx.now));
  const page = await listEntries(scope, personId, month, query);
  const total = await get(monthTotalRef(scope, storeOf(ctx.session), month, personId));
  return {
    ...page,
    items: page.items.map((e) => ({ ...e, lines: [...e.lines] })),
    month,
    totalFen: total?.totalFen ?? 0,
    slips: total?.slips ?? 0,
  };
};
