import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { chargeNow } from '../steps/charge-code.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { startPayment } from '../steps/start-payment.ts';

/** The guide scans the code on the customer's phone: paid at once, or pending while the customer types a password. */
export const scanPaymentCode: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/payment-code']> = async (
  { params, body },
  ctx,
) => {
  const before = foundSlip(await get(slipRef(dealerScope(ctx.session), params.slipId)), storeOf(ctx.session));
  return chargeNow(ctx, await startPayment(ctx, before, 'WECHAT_CODE', body.amountFen), body.authCode, paymentReply);
};
