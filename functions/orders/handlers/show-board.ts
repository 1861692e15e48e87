import { dayOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { ordersContract } from '../contract.ts';
import { boardOf } from '../store.ts';

export const showBoard: Handler<(typeof ordersContract)['GET /orders/board']> = async ({ query }, ctx) => {
  const storeId = storeOf(ctx.session, query.storeId);
  const day = query.day ?? dayOf(ctx.now);
  const rows = await boardOf(dealerScope(ctx.session, query.dealerId), storeId, day);
  const byNet = rows.sort((a, b) => b.netFen - a.netFen || (a.key < b.key ? -1 : 1));
  const total = rows.find((row) => row.kind === 'TOTAL');
  return {
    day,
    storeId,
    slips: total?.slips ?? 0,
    netFen: total?.netFen ?? 0,
    guides: byNet.filter((row) => row.kind === 'GUIDE').map(({ key, name, slips, netFen }) => ({ personId: key, name, slips, netFen })),
    cats: byNet.filter((row) => row.kind === 'CAT').map(({ key, qty, netFen }) => ({ cat: key, qty, netFen })),
  };
};
