import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { refuseForeign, staffOf, whereOf } from '../steps/sight.ts';
import { cardOf } from '../steps/views.ts';
import { leadsInStage, leadsOfGuideInStage } from '../store.ts';

/** One stage: a guide's own leads, a store's, or those that one guide has in the store. One query, at any size. */
export const listLeads: Handler<(typeof leadsContract)['GET /leads']> = async ({ query }, ctx) => {
  const session = staffOf(ctx.session);
  const where = whereOf(session, query);
  const guideId = query.guideId ?? (session.role === 'guide' ? session.personId : undefined);
  const { stage, pipelineId, cursor, limit } = query;
  const asked = { stage, pipelineId, ended: query.kind !== 'OPEN', cursor, limit };
  const [page] = await Promise.all([
    guideId === undefined ? leadsInStage(where.scope, where.storeId, asked) : leadsOfGuideInStage(where.scope, guideId, asked),
    refuseForeign(ctx, where, guideId),
  ]);
  // A guide may work in two stores of the dealer: here are this store's, so a page may be short.
  return { ...page, items: page.items.filter((record) => record.storeId === where.storeId).map((record) => cardOf(record, ctx.now)) };
};
