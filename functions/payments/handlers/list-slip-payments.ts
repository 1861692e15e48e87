import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { paymentsOfSlip } from '../store.ts';

/** Every attempt to collect for a slip: what waits, what came, what was given up. */
export const listSlipPayments: Handler<(typeof paymentsContract)['GET /payments/slips/{slipId}/payments']> = async (
  { params, query },
  ctx,
) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const slip = await getOrRefuse(slipRef(scope, params.slipId));
  return { items: (await paymentsOfSlip(scope, params.slipId)).map((payment) => paymentReply(payment, slip)) };
};
