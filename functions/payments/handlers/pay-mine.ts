import { Refusal } from '#kernel/refusal';
import { dueFen, dueNowFen, slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { askWeChat, savedAnswer, startPayment } from '../steps/start-payment.ts';

/** The customer pays what is due now, the deposit first, or all of it, on the own phone, as the person who signed in there. */
export const payMine: Handler<(typeof paymentsContract)['POST /payments/mine/{slipId}/wechat']> = async ({ params, body }, ctx) => {
  const { session } = ctx;
  if (session.kind !== 'customer') throw new Refusal('NOT_FOUND');
  const before = await get(slipRef(scopeOfDealer(body.dealerId), params.slipId));
  if (!before || before.member?.memberId !== session.memberId) throw new Refusal('NOT_FOUND');
  const started = await startPayment(ctx, before, 'WECHAT_JSAPI', body.all ? dueFen(before) : dueNowFen(before));
  const answered = await askWeChat(ctx, started, session.openId);
  return savedAnswer(ctx, answered, paymentReply(answered, started.slip));
};
