import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { commissionsContract } from '../contract.ts';
import { sumsOf } from '../domain/month-statement.ts';
import { monthStatements } from '../steps/month-statements.ts';
import { closedMonths, closedRef, closedStatements, lastClosed } from '../store.ts';

type Contract = typeof commissionsContract;

export const listCloses: Handler<Contract['GET /commissions/closes']> = async ({ query }, ctx) => {
  return { items: await closedMonths(dealerScope(ctx.session, query.dealerId)) };
};

/** As it was closed, or as it stands now by the same reckoning. */
export const showClose: Handler<Contract['GET /commissions/closes/{month}']> = async ({ params: { month }, query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const closed = await get(closedRef(scope, month));
  const guides = closed ? await closedStatements(scope, closed) : await monthStatements(scope, month, await lastClosed(scope));
  const who = closed ? { closedByName: closed.closedByName, closedAt: closed.closedAt } : {};
  return { month, state: closed ? 'CLOSED' : 'OPEN', ...sumsOf(guides), ...who, guides };
};
