import { ruleBookRefs } from '#commissions/queries';
import { Refusal } from '#kernel/refusal';
import { type Slip, slipRef } from '#orders/queries';
import { moveMoney } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { outTradeNoOf, type Payment } from '../domain/payment.ts';
import { afterRefund, planRefund } from '../domain/refund-plan.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { paymentRow } from '../store.ts';

/** 转款: the deposit of a slip that will not be serves another of the same member. On the other it counts as prepayment. */
export const moveBetween: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/move']> = async ({ params, body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const loaded = await load({ from: slipRef(scope, params.slipId), to: slipRef(scope, body.toSlipId), books: ruleBookRefs(scope) });
  const from = foundSlip(loaded.from, storeOf(ctx.session));
  const to = sameMembers(from, loaded.to);
  const tenders = afterRefund(from.tenders, planRefund(from.tenders, body.amountFen));
  const paymentId = ctx.newId('payment');
  const tender = {
    ...{ paymentId, method: 'PREPAID', amountFen: body.amountFen, at: ctx.now, by: actorOf(ctx.session) },
    reference: from.number,
  };
  const { slip, writes, facts, audit } = moveMoney(from, to, { tender, tenders }, loaded.books);
  const payment: Payment = {
    paymentId,
    rev: 1,
    slipId: to.slipId,
    dealerId: to.dealerId,
    storeId: to.storeId,
    method: 'PREPAID',
    amountFen: body.amountFen,
    state: 'PAID',
    outTradeNo: outTradeNoOf(paymentId),
    startedBy: tender.by,
    startedAt: ctx.now,
    paidAt: ctx.now,
    asked: 0,
    reference: from.number,
  };
  return commit(ctx, { writes: [...writes, create(paymentRow(payment))], facts, audit, reply: paymentReply(payment, slip) });
};

function sameMembers(from: Slip, to: Slip | undefined): Slip {
  if (!to) throw new Refusal('NOT_FOUND');
  if (!from.member || from.member.memberId !== to.member?.memberId || from.slipId === to.slipId) throw new Refusal('MOVE_OTHER');
  return to;
}
