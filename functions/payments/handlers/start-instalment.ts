import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { applyForLoan } from '../gateways/lender.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { refuse, savedAnswer, startPayment } from '../steps/start-payment.ts';

/** 分期: the customer applies on the own phone; approved, the loan is a tender of the slip. */
export const startInstalment: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/instalments']> = async (
  { params, body },
  ctx,
) => {
  const before = foundSlip(await get(slipRef(dealerScope(ctx.session), params.slipId)), storeOf(ctx.session));
  const { amountFen, periods } = body;
  const { payment, slip } = await startPayment(ctx, before, 'INSTALMENT', amountFen);
  if (payment.state !== 'PENDING') return savedAnswer(ctx, payment, paymentReply(payment, slip));
  const title = `${slip.storeName} ${slip.number}`.slice(0, 80);
  const answer = await applyForLoan({ outTradeNo: payment.outTradeNo, amountFen, periods, title });
  if (!answer.ok) return refuse(ctx, payment, slip, answer.failure);
  const answered = { ...payment, codeUrl: answer.value.url };
  return savedAnswer(ctx, answered, paymentReply(answered, slip));
};
