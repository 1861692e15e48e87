import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { refundReply } from '../steps/refund-reply.ts';
import { refundsOfSlip } from '../store.ts';

export const listSlipRefunds: Handler<(typeof paymentsContract)['GET /payments/slips/{slipId}/refunds']> = async (
  { params, query },
  ctx,
) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  await getOrRefuse(slipRef(scope, params.slipId));
  return { items: (await refundsOfSlip(scope, params.slipId)).map(refundReply) };
};
