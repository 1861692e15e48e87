import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler, Req } from '#platform/http';
import { dealerIdOf, dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import type { Approval, Asking } from '../domain/approval.ts';
import { mayCancel } from '../domain/cancelling.ts';
import type { Slip } from '../domain/slip.ts';
import { askedCancel, askedReturn } from '../domain/slip-approval.ts';
import { approvalNews } from '../events.ts';
import { approvalView } from '../steps/approval-reply.ts';
import { approvalRow, slipRef } from '../store.ts';

type Route = (typeof ordersContract)['POST /orders/slips/{slipId}/approvals'];

/** Asks the manager to let a slip go, or to take goods back later than guides may: with what would become of the money. */
export const askSlipApproval: Handler<Route> = async ({ params, body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const slip = await getOrRefuse(slipRef(scope, params.slipId));
  const storeId = storeOf(session);
  if (body.kind === 'CANCEL' && slip.storeId !== storeId) throw new Refusal('NOT_FOUND');
  if (body.kind === 'CANCEL' && mayCancel(slip, session)) throw new Refusal('CANCEL_FREE');
  const { personId: askedBy, name: askedByName } = session;
  const asking = {
    ...{ approvalId: ctx.newId('approval'), dealerId: dealerIdOf(scope), storeId, askedBy, askedByName },
    reason: body.reason,
  };
  const approval = askedOf(asking, slip, body, now);
  const { approvalId, reason, about } = approval;
  return commit(ctx, {
    writes: [create(approvalRow(approval))],
    facts: [approvalNews('orders.approval-asked', approval, now)],
    audit: [
      {
        ...{ scope, storeId, what: `orders.approval-asked:${approval.kind}`, targetId: approvalId, why: reason },
        after: { number: slip.number, backFen: about?.backFen ?? 0, keepFen: about?.keepFen ?? 0 },
      },
    ],
    reply: approvalView(approval, session, now),
  });
};

function askedOf(asking: Asking, slip: Slip, body: Req<Route>['body'], now: string): Approval {
  switch (body.kind) {
    case 'CANCEL':
      return askedCancel(asking, slip, body.keepFen ?? 0, now);
    case 'RETURN':
      return askedReturn(asking, slip, body.lines, now);
    default:
      return body satisfies never;
  }
}
