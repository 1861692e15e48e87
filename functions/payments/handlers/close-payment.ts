import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { paymentsContract } from '../contract.ts';
import { closeUnpaid } from '../steps/ask-order.ts';
import { ownPayment } from '../steps/own-payment.ts';
import { paymentReply } from '../steps/payment-reply.ts';

const done = { PAID: '收到款', CLOSED: '关闭', REFUNDING: '在退款', REFUNDED: '退款', PENDING: '' } as const;

/** The customer pays another way: the code is closed first, so that nobody pays twice. */
export const closePayment: Handler<(typeof paymentsContract)['POST /payments/{paymentId}/close']> = async ({ params }, ctx) => {
  const payment = await ownPayment(ctx, params.paymentId);
  if (payment.state !== 'PENDING') throw new Refusal('PAYMENT_DONE', { state: done[payment.state] });
  const settled = await closeUnpaid(ctx, payment);
  if (!settled) throw new Refusal('NOT_FOUND');
  return paymentReply(settled.payment, settled.slip);
};
