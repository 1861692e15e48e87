import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { refuseForeign, whereOf } from '../steps/sight.ts';
import { cardOf } from '../steps/views.ts';
import { leadsInPool } from '../store.ts';

export const listPool: Handler<(typeof leadsContract)['GET /leads/pool']> = async ({ query }, ctx) => {
  const where = whereOf(ctx.session, query);
  const [page] = await Promise.all([leadsInPool(where.scope, where.storeId, query), refuseForeign(ctx, where)]);
  return { ...page, items: page.items.map((record) => cardOf(record, ctx.now)) };
};
