import { ruleBookRefs } from '#commissions/queries';
import { slipRef } from '#orders/queries';
import { recordTender } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { outTradeNoOf, type Payment } from '../domain/payment.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { paymentRow } from '../store.ts';

/** Cash, card or transfer, taken by hand: one read and one transaction; the last tender commits the slip. */
export const takeTender: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/tenders']> = async ({ params, body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const { slip: found, books } = await load({ slip: slipRef(scope, params.slipId), books: ruleBookRefs(scope) });
  const before = foundSlip(found, storeOf(ctx.session));
  const paymentId = ctx.newId('payment');
  const by = actorOf(ctx.session);
  const reference = body.reference === undefined ? {} : { reference: body.reference };
  const tender = { paymentId, method: body.method, amountFen: body.amountFen, at: ctx.now, by, ...reference };
  const { slip, writes, facts, audit } = recordTender(before, tender, books);
  const payment: Payment = {
    paymentId,
    rev: 1,
    slipId: slip.slipId,
    dealerId: slip.dealerId,
    storeId: slip.storeId,
    method: body.method,
    amountFen: body.amountFen,
    state: 'PAID',
    outTradeNo: outTradeNoOf(paymentId),
    startedBy: by,
    startedAt: ctx.now,
    paidAt: ctx.now,
    asked: 0,
    ...reference,
  };
  const reply = paymentReply(payment, slip, body.receivedFen);
  return commit(ctx, { writes: [...writes, create(paymentRow(payment))], facts, audit, reply });
};
