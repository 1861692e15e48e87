import { dayOf, startOfDay } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { get } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { isDeputy } from '../domain/deputy.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { approvalsOfGuide, approvalsOfStore, deputyRef } from '../store.ts';

/** The business day's: approvals end with it. A manager or deputy sees the store's (waiting ones unless asked), a guide the own. */
export const listApprovals: Handler<(typeof ordersContract)['GET /orders/approvals']> = async ({ query }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  const { state, of, ...ask } = query;
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const today = startOfDay(dayOf(now));
  const isOfStore = session.role === 'manager' || of === 'STORE';
  if (isOfStore && session.role !== 'manager' && !isDeputy(await get(deputyRef(scope, storeId)), session.personId, now))
    throw new Refusal('FORBIDDEN');
  if (isOfStore) {
    const page = await approvalsOfStore(scope, storeId, state ?? 'PENDING', today, ask);
    return { ...page, items: page.items.map((one) => approvalView(one, session, now, true)) };
  }
  const page = await approvalsOfGuide(scope, storeId, session.personId, today, ask);
  const wanted = page.items.filter((one) => state === undefined || (state === 'DECIDED') === (one.decision !== undefined));
  return { ...page, items: wanted.map((one) => approvalView(one, session, now)) };
};
