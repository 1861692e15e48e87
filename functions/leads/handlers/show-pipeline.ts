import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { refuseForeign, staffOf, whereOf } from '../steps/sight.ts';
import { guidesOf, poolOf, stagesOf } from '../steps/sums.ts';
import { tallyOf } from '../store.ts';

/** Counts, sums and overdue leads per stage, from counters that every step maintains: one query, whatever the number of leads. */
export const showPipeline: Handler<(typeof leadsContract)['GET /leads/pipeline']> = async ({ query }, ctx) => {
  const session = staffOf(ctx.session);
  const where = whereOf(session, query);
  const guideId = query.guideId ?? (session.role === 'guide' ? session.personId : undefined);
  const [rows] = await Promise.all([tallyOf(where.scope, where.storeId, guideId), refuseForeign(ctx, where, guideId)]);
  return {
    storeId: where.storeId,
    ...(guideId === undefined ? {} : { guideId }),
    stages: stagesOf(rows),
    guides: guideId === undefined ? guidesOf(rows) : [],
    pool: poolOf(rows),
  };
};
