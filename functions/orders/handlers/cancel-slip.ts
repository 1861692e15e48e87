import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { mayCancel } from '../domain/cancelling.ts';
import { refuseUnlessAllowed } from '../domain/slip-approval.ts';
import { usedUp } from '../steps/approval-opening.ts';
import { staffView } from '../steps/slip-reply.ts';
import { approvalRef, slipRef } from '../store.ts';
import { release, withdraw } from '../writes.ts';

/** Lets a slip go. With money on it that goes back the way it came, but for what stays of a deposit: by the manager, or as approved. */
export const cancelSlip: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/cancel']> = async ({ params, body }, ctx) => {
  const { session, now, newId } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const { approvalId, keepFen = 0, reason } = body;
  const scope = dealerScope(session);
  const { before, approval } = await load({
    before: slipRef(scope, params.slipId),
    approval: approvalId === undefined ? undefined : approvalRef(scope, approvalId),
  });
  if (!before || before.storeId !== storeOf(session)) throw new Refusal('NOT_FOUND');
  if (approvalId !== undefined && approval?.storeId !== before.storeId) throw new Refusal('NOT_FOUND');
  if (approval) refuseUnlessAllowed(approval, { kind: 'CANCEL', slipId: before.slipId, keepFen }, now);
  else if (before.state === 'OPEN' && !mayCancel(before, session)) throw new Refusal('CANCEL_ASK');
  const why = reason ?? approval?.reason;
  const { slip, ...action } =
    before.paidFen === 0 && keepFen === 0
      ? release(before, 'CANCELLED', now, why)
      : withdraw(before, { keepFen, why: why ?? '顾客取消', by: session.personId, causeId: newId('return'), at: now, newId });
  return commit(ctx, { ...action, writes: [...action.writes, ...usedUp(approval, slip.slipId)], reply: staffView(slip) });
};
