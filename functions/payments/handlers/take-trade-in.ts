import { ruleBookRefs } from '#commissions/queries';
import { Refusal } from '#kernel/refusal';
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
import { valuationNow } from '../gateways/valuer.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { refuseUnvalued } from '../steps/valuation.ts';
import { paymentRow, usedValuationRow } from '../store.ts';

/** The old thing is here: its worth is a tender, and never touches what the goods cost. The sweep tells the valuer that it was taken. */
export const takeTradeIn: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/trade-ins']> = async ({ params, body }, ctx) => {
  const { now } = ctx;
  const scope = dealerScope(ctx.session);
  const { slip, books } = await load({ slip: slipRef(scope, params.slipId), books: ruleBookRefs(scope) });
  const before = foundSlip(slip, storeOf(ctx.session));
  if (!before.member) throw new Refusal('ACCOUNT_NONE');
  const { no: reference, amountFen, taken, validUntil } = refuseUnvalued(await valuationNow(body.valuationNo));
  if (taken || validUntil <= now) throw new Refusal('VALUATION_GONE');
  const paymentId = ctx.newId('payment');
  const tender = { paymentId, method: 'TRADE_IN', amountFen, at: now, by: actorOf(ctx.session), reference } as const;
  const { slip: after, writes, facts, audit } = recordTender(before, tender, books);
  const { slipId, dealerId, storeId } = before;
  const payment: Payment = {
    ...{ paymentId, rev: 1, slipId, dealerId, storeId, method: 'TRADE_IN', amountFen, state: 'PAID' },
    ...{ outTradeNo: outTradeNoOf(paymentId), startedBy: tender.by, startedAt: now, paidAt: now, reference, asked: 0, askAt: now },
  };
  const once = create(usedValuationRow(scope, reference, paymentId), 'VALUATION_GONE');
  return commit(ctx, { writes: [...writes, once, create(paymentRow(payment))], facts, audit, reply: paymentReply(payment, after) });
};
