import { dayOf, monthOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import type { commissionsContract } from '../contract.ts';
import { closedRef, closedStatementOf, listEntries, monthTotalRef } from '../store.ts';

export const showMine: Handler<(typeof commissionsContract)['GET /commissions/mine']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session);
  const personId = actorOf(ctx.session);
  const running = monthOf(dayOf(ctx.now));
  const month = query.month ?? running;
  const page = await listEntries(scope, personId, month, query);
  const { total, closed } = await load({
    total: monthTotalRef(scope, storeOf(ctx.session), month, personId),
    // A month that is not over has no statement.
    closed: month < running ? closedRef(scope, month) : undefined,
  });
  const own = closed && (await closedStatementOf(scope, closed, personId));
  return {
    ...page,
    items: page.items.map((e) => ({ ...e, lines: [...e.lines] })),
    month,
    totalFen: total?.totalFen ?? 0,
    slips: total?.slips ?? 0,
    ...(closed && own ? { statement: { ...own, closedAt: closed.closedAt } } : {}),
  };
};
