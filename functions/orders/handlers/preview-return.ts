import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { exchangeReply, unwindingOf, unwindingReply } from '../steps/unwinding.ts';
import { slipRef } from '../store.ts';

export const previewReturn: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/returns/preview']> = async (
  { params, body: { lines, forFen } },
  { session, now },
) => {
  const scope = dealerScope(session);
  const slip = await getOrRefuse(slipRef(scope, params.slipId));
  const unwinding = await unwindingOf(slip, lines, scope, now);
  return { ...unwindingReply(slip, unwinding), ...(forFen === undefined ? {} : exchangeReply(slip, unwinding, forFen)) };
};
