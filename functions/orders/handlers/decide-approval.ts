import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, type Scope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { replace } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { type Approval, decidedApproval } from '../domain/approval.ts';
import { refuseUnlessDecider } from '../domain/deputy.ts';
import { approvalNews } from '../events.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { approvalRef, approvalRow, deputyRef } from '../store.ts';

/** The manager's or the deputy's yes or no, once: of two managers at the same moment the second reads that it has been decided. */
export const decideApproval: Handler<(typeof ordersContract)['POST /orders/approvals/{approvalId}/decide']> = async (
  { params, body },
  ctx,
) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const { before, deputy } = await load({ before: approvalRef(scope, params.approvalId), deputy: deputyRef(scope, storeId) });
  if (!before || before.storeId !== storeId) throw new Refusal('NOT_FOUND');
  refuseUnlessDecider(before, session, deputy, now);
  const note = body.note === undefined ? {} : { note: body.note };
  const outcome = body.approve ? 'APPROVED' : 'REJECTED';
  const approval = decidedApproval(before, { by: session.personId, byName: session.name, outcome, at: now, ...note });
  const reply = approvalView(approval, session, now);
  if (approval === before) return commit(ctx, { writes: [], reply });
  return commit(ctx, {
    writes: [replace(approvalRow(approval), before.rev, 'APPROVAL_DECIDED')],
    facts: [approvalNews('orders.approval-decided', approval, now)],
    audit: [decided(scope, approval, outcome, body.note)],
    reply,
  });
};

const decided = (scope: Scope, { storeId, approvalId, discountFen, netFen }: Approval, outcome: string, note?: string) => ({
  scope,
  storeId,
  what: 'orders.approval-decided',
  targetId: approvalId,
  before: { state: 'PENDING' },
  after: { state: outcome, discountFen, netFen },
  ...(note === undefined ? {} : { why: note }),
});
