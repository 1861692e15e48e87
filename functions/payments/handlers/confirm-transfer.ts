import { recordTender } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { actorOf } from '#platform/session';
import { replace } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { paid } from '../domain/payment.ts';
import { waitingTransfer } from '../steps/decide-transfer.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { paymentRow } from '../store.ts';

/** Finance has seen it on the statement: now it is a tender, and may complete the slip. */
export const confirmTransfer: Handler<(typeof paymentsContract)['POST /payments/transfers/{paymentId}/confirm']> = async (
  { params, body },
  ctx,
) => {
  const { payment, slip: before, books } = await waitingTransfer(ctx.session, params.paymentId, body.dealerId);
  const { paymentId, method, amountFen, reference = '' } = payment;
  const tender = { paymentId, method, amountFen, at: ctx.now, by: actorOf(ctx.session), reference };
  const { slip, writes, facts, audit } = recordTender(before, tender, books);
  const done = paid(payment, reference, ctx.now);
  return commit(ctx, { writes: [...writes, replace(paymentRow(done), payment.rev)], facts, audit, reply: paymentReply(done, slip) });
};
