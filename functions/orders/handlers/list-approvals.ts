import { dayOf, startOfDay } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { ordersContract } from '../contract.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { approvalsOfGuide, approvalsOfStore } from '../store.ts';

/** The business day's: approvals end with it. A manager sees the store's (waiting ones unless asked), a guide the own. */
export const listApprovals: Handler<(typeof ordersContract)['GET /orders/approvals']> = async ({ query }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  const { state, ...ask } = query;
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const today = startOfDay(dayOf(now));
  if (session.role === 'manager') {
    const page = await approvalsOfStore(scope, storeId, state ?? 'PENDING', today, ask);
    return { ...page, items: page.items.map((one) => approvalView(one, session, now)) };
  }
  const page = await approvalsOfGuide(scope, storeId, session.personId, today, ask);
  const wanted = page.items.filter((one) => state === undefined || (state === 'DECIDED') === (one.decision !== undefined));
  return { ...page, items: wanted.map((one) => approvalView(one, session, now)) };
};
