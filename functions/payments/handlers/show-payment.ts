import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { ownPayment } from '../steps/own-payment.ts';
import { paymentReply } from '../steps/payment-reply.ts';

export const showPayment: Handler<(typeof paymentsContract)['GET /payments/{paymentId}']> = async ({ params }, ctx) => {
  const payment = await ownPayment(ctx, params.paymentId);
  return paymentReply(payment, await get(slipRef(dealerScope(ctx.session), payment.slipId)));
};
