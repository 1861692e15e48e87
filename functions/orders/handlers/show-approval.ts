import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { isDeputy } from '../domain/deputy.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { approvalRef, deputyRef } from '../store.ts';

/** The store's for its manager, a guide's own for the guide; any other is not found. */
export const showApproval: Handler<(typeof ordersContract)['GET /orders/approvals/{approvalId}']> = async ({ params }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  const [scope, storeId] = [dealerScope(session), storeOf(session)];
  const { approval, deputy } = await load({ approval: approvalRef(scope, params.approvalId), deputy: deputyRef(scope, storeId) });
  if (!approval) throw new Refusal('NOT_FOUND');
  const decides = session.role === 'manager' || isDeputy(deputy, session.personId, now);
  if (approval.storeId !== storeId || !(decides || approval.askedBy === session.personId)) throw new Refusal('NOT_FOUND');
  return approvalView(approval, session, now, decides);
};
