import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { staffView } from '../steps/slip-reply.ts';
import { slipRef } from '../store.ts';

export const showSlip: Handler<(typeof ordersContract)['GET /orders/slips/{slipId}']> = async ({ params, query }, ctx) =>
  staffView(await getOrRefuse(slipRef(dealerScope(ctx.session, query.dealerId), params.slipId)));
