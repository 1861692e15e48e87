import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { approvalRef } from '../store.ts';

/** The store's for its manager, a guide's own for the guide; any other is not found. */
export const showApproval: Handler<(typeof ordersContract)['GET /orders/approvals/{approvalId}']> = async ({ params }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  const approval = await getOrRefuse(approvalRef(dealerScope(session), params.approvalId));
  const isSeen = session.role === 'manager' || approval.askedBy === session.personId;
  if (approval.storeId !== storeOf(session) || !isSeen) throw new Refusal('NOT_FOUND');
  return approvalView(approval, session, now);
};
