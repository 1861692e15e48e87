import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { actorOf } from '#platform/session';
import { get } from '#platform/table';
import { create } from '#platform/writes';
import type { commissionsContract } from '../contract.ts';
import { refuseUnlessClosable, sumsOf } from '../domain/month-statement.ts';
import { earliestMonth, monthStatements } from '../steps/month-statements.ts';
import { closedRef, closeRows, lastClosed, type MonthClosed } from '../store.ts';

/** Freezes what each guide gets for a month, in one transaction. A month that is closed answers as it was closed. */
export const closeMonth: Handler<(typeof commissionsContract)['POST /commissions/closes']> = async ({ body: { month } }, ctx) => {
  const scope = dealerScope(ctx.session);
  const [known, last] = await Promise.all([get(closedRef(scope, month)), lastClosed(scope)]);
  if (known) return known;
  const earliest = last ? undefined : await earliestMonth(scope, month);
  refuseUnlessClosable(month, { last: last?.month, earliest }, ctx.now);
  const statements = await monthStatements(scope, month, last);
  const closed: MonthClosed = {
    month,
    guides: statements.length,
    ...sumsOf(statements),
    closedBy: actorOf(ctx.session),
    closedByName: ctx.session.kind === 'staff' ? ctx.session.name : '',
    closedAt: ctx.now,
  };
  const { guides, payFen, carryOnFen } = closed;
  return commit(ctx, {
    writes: closeRows(scope, closed, statements).map((row) => create(row, 'CLOSE_DONE', { month })),
    audit: [{ scope, what: 'commissions.month-closed', targetId: month, after: { guides, payFen, carryOnFen } }],
    reply: closed,
  });
};
