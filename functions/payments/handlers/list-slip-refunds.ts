import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import type { paymentsContract } from '../contract.ts';
import { refundReply } from '../steps/refund-reply.ts';
import { refundsOfSlip } from '../store.ts';

export const listSlipRefunds: Handler<(typeof paymentsContract)['GET /payments/slips/{slipId}/refunds']> = async (
  { params, query },
  ctx,
) => ({
  items: (await refundsOfSlip(dealerScope(ctx.session, query.dealerId), params.slipId)).map(refundReply),
});
