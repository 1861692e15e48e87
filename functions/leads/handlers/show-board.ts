import type { Handler } from '#platform/http';
import type { leadsContract } from '../contract.ts';
import { refuseForeign, staffOf, whereOf } from '../steps/sight.ts';
import { poolOf, stagesOf } from '../steps/sums.ts';
import { cardOf } from '../steps/views.ts';
import { leadsInPool, leadsInStage, tallyOf } from '../store.ts';

/** What a column shows at first; the rest comes page by page from its own list. */
const CARDS = 20;

/** All columns side by side: after the session everything is asked at once, and each part costs the same at any number of leads. */
export const showBoard: Handler<(typeof leadsContract)['GET /leads/board']> = async ({ query }, ctx) => {
  const { scope, storeId } = whereOf(staffOf(ctx.session), query);
  const { pipelineId } = query;
  const stages = [...new Set(query.stages.split(','))];
  const [rows, pool, pages] = await Promise.all([
    tallyOf(scope, storeId),
    leadsInPool(scope, storeId, { limit: CARDS }),
    Promise.all(stages.map((stage) => leadsInStage(scope, storeId, { pipelineId, stage, ended: false, limit: CARDS }))),
    refuseForeign(ctx, { scope, storeId }),
  ]);
  const sums = stagesOf(rows.filter((row) => row.pipelineId === pipelineId));
  return {
    columns: stages.map((stage, at) => {
      const { count = 0, sumFen = 0, overdue = 0 } = sums.find((one) => one.stage === stage) ?? {};
      const { items = [], cursor } = pages[at] ?? {};
      const more = cursor === undefined ? {} : { cursor };
      return { stage, count, sumFen, overdue, items: items.map((record) => cardOf(record, ctx.now)), ...more };
    }),
    pool: { ...poolOf(rows), ...pool, items: pool.items.map((record) => cardOf(record, ctx.now)) },
  };
};
