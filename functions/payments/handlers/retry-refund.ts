import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { replace } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { retried } from '../domain/refund.ts';
import { ownRefund, refundReply } from '../steps/refund-reply.ts';
import { refundRow } from '../store.ts';

/** The sweep asks again within the minute. */
export const retryRefund: Handler<(typeof paymentsContract)['POST /payments/refunds/{refundId}/retry']> = async ({ params }, ctx) => {
  const before = await ownRefund(ctx, params.refundId);
  const refund = retried(before, ctx.now);
  return commit(ctx, { writes: [replace(refundRow(refund), before.rev)], reply: refundReply(refund) });
};
