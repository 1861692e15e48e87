import { Refusal } from '#kernel/refusal';
import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { closeUnpaid } from '../steps/ask-order.ts';
import { ownPayment } from '../steps/own-payment.ts';
import { paymentReply } from '../steps/payment-reply.ts';

/**
 * The customer pays another way: the code is closed first, so that nobody pays twice. What has ended already is answered as it ended,
 * so that asking again after a lost answer says the same.
 */
export const closePayment: Handler<(typeof paymentsContract)['POST /payments/{paymentId}/close']> = async ({ params }, ctx) => {
  const payment = await ownPayment(ctx, params.paymentId);
  if (payment.state !== 'PENDING') return paymentReply(payment, await get(slipRef(dealerScope(ctx.session), payment.slipId)));
  const { action: _named, ...unnamed } = ctx;
  const settled = await closeUnpaid(unnamed, payment);
  if (!settled) throw new Refusal('NOT_FOUND');
  return paymentReply(settled.payment, settled.slip);
};
