import { personRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope, type Scope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { byHandFen } from '#pricing/domain/quote-promotions';
import { type Ask, type Quote, type QuoteAt, type QuoteLoaded, quoteFrom, quoteRefs } from '#pricing/queries';
import type { ordersContract } from '../contract.ts';
import { type Approval, askedApproval } from '../domain/approval.ts';
import { approvalNews } from '../events.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { memberOf, sharesAmong, wantedShares } from '../steps/people.ts';
import { approvalRow } from '../store.ts';

/** Asks the store's manager for a discount beyond the guide's own limit: priced with the manager's limit, and frozen as asked. */
export const askApproval: Handler<(typeof ordersContract)['POST /orders/approvals']> = async ({ body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const { reason, ...ask } = body;
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const shares = wantedShares(ask.split, session);
  const loaded = await load({ ...quoteRefs(ask, scope, storeId), people: shares.map((share) => personRef(share.personId)) });
  sharesAmong(shares, loaded.people, { scope, storeId, now });
  const asking = {
    approvalId: ctx.newId('approval'),
    dealerId: dealerIdOf(scope),
    storeId,
    askedBy: session.personId,
    askedByName: session.name,
    reason,
    ask,
    ...memberOf(loaded),
  };
  const quote = quoteFrom(ask, loaded, { now, storeId, role: 'manager' });
  refuseWithinLimit(ask, quote, loaded, { now, storeId, role: session.role });
  const approval = askedApproval(asking, quote, now);
  return commit(ctx, {
    writes: [create(approvalRow(approval))],
    facts: [approvalNews('orders.approval-asked', approval, now)],
    audit: [asked(scope, approval)],
    reply: approvalView(approval, session, now),
  });
};

/** What the guide may take off anyway is no question for the manager. */
function refuseWithinLimit(ask: Ask, quote: Quote, loaded: QuoteLoaded, at: QuoteAt): void {
  const { manualMaxFen } = quoteFrom({ ...ask, manualOffFen: undefined, trimTo: undefined }, loaded, at);
  const byHand = Math.max(ask.manualOffFen ?? 0, byHandFen(quote.lines));
  if (byHand <= manualMaxFen) throw new Refusal('APPROVAL_NOT_NEEDED', { most: yuan(manualMaxFen) });
}

const asked = (scope: Scope, { storeId, approvalId, listFen, discountFen, netFen, reason }: Approval) => ({
  scope,
  storeId,
  what: 'orders.approval-asked',
  targetId: approvalId,
  after: { listFen, discountFen, netFen },
  why: reason,
});
