import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { askOrder } from '../steps/ask-order.ts';
import { ownPayment } from '../steps/own-payment.ts';
import { paymentReply } from '../steps/payment-reply.ts';

/** The guide does not want to wait for the callback: ask now. */
export const queryPayment: Handler<(typeof paymentsContract)['POST /payments/{paymentId}/query']> = async ({ params }, ctx) => {
  const payment = await ownPayment(ctx, params.paymentId);
  // Of a transfer WeChat Pay knows nothing: finance says.
  const asks = payment.state === 'PENDING' && payment.method !== 'TRANSFER';
  const settled = asks ? await askOrder(ctx, payment) : undefined;
  if (settled) return paymentReply(settled.payment, settled.slip);
  return paymentReply(payment, await get(slipRef(dealerScope(ctx.session), payment.slipId)));
};
