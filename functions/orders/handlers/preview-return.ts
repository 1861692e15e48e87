import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { unwindingOf, unwindingReply } from '../steps/unwinding.ts';
import { slipRef } from '../store.ts';

export const previewReturn: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/returns/preview']> = async (
  { params, body },
  { session, now },
) => {
  const scope = dealerScope(session);
  const slip = await getOrRefuse(slipRef(scope, params.slipId));
  return unwindingReply(slip, await unwindingOf(slip, body.lines, scope, now));
};
