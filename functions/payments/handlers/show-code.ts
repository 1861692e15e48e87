import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { askWeChat, savedAnswer, startPayment } from '../steps/start-payment.ts';

/** A QR code that the customer scans with WeChat. */
export const showCode: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/wechat']> = async ({ params, body }, ctx) => {
  const found = await get(slipRef(dealerScope(ctx.session), params.slipId));
  const before = foundSlip(found, storeOf(ctx.session));
  const started = await startPayment(ctx, before, 'WECHAT_NATIVE', body.amountFen);
  const answered = await askWeChat(ctx, started);
  return savedAnswer(ctx, answered, paymentReply(answered, started.slip));
};
