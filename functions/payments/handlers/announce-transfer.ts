import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { get } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { awaitTransfer } from '../steps/start-payment.ts';

/** The customer says the money is on its way; finance says when it has come. Until then the slip keeps its goods. */
export const announceTransfer: Handler<(typeof paymentsContract)['POST /payments/slips/{slipId}/transfers']> = async (
  { params, body },
  ctx,
) => {
  const before = foundSlip(await get(slipRef(dealerScope(ctx.session), params.slipId)), storeOf(ctx.session));
  return awaitTransfer(ctx, before, body, paymentReply);
};
