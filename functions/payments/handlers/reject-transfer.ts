import { endPaying } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { replace } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { closed } from '../domain/payment.ts';
import { waitingTransfer } from '../steps/decide-transfer.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { paymentRow } from '../store.ts';

/** It has not come, or is another sum: the slip waits for money again, and the guide reads why. */
export const rejectTransfer: Handler<(typeof paymentsContract)['POST /payments/transfers/{paymentId}/reject']> = async (
  { params, body },
  ctx,
) => {
  const { scope, payment, slip: before } = await waitingTransfer(ctx.session, params.paymentId, body.dealerId);
  const over = { ...closed(payment), rejected: body.reason };
  const { slip, writes } = endPaying(before, payment.paymentId);
  const audit = { scope, storeId: payment.storeId, what: 'payments.transfer-rejected', targetId: payment.paymentId, why: body.reason };
  return commit(ctx, { writes: [...writes, replace(paymentRow(over), payment.rev)], audit: [audit], reply: paymentReply(over, slip) });
};
