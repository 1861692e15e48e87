import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { monthOf } from '../domain/flow.ts';
import { pipelineOf, standardConfig } from '../steps/config.ts';
import { comparisonOf, funnelOf, sourcesOf } from '../steps/funnel.ts';
import { refuseForeign, staffOf, whereOf } from '../steps/sight.ts';
import { configRef, flowRowsOf } from '../store.ts';

/** Conversion and duration of a month from counters that every step maintains; no lead is read. */
export const showFunnel: Handler<(typeof leadsContract)['GET /leads/funnel']> = async ({ query }, ctx) => {
  const where = whereOf(staffOf(ctx.session), query);
  const month = query.month ?? monthOf(ctx.now);
  const [rows, config] = await Promise.all([
    flowRowsOf(where.scope, where.storeId, month),
    get(configRef(where.scope)),
    refuseForeign(ctx, where, query.guideId),
  ]);
  const { pipelines } = config ?? standardConfig;
  const pipeline = pipelines.find(({ id }) => id === query.pipelineId) ?? pipelineOf(standardConfig, { pipelineId: 'standard' });
  const { guideId, source } = query;
  return {
    month,
    stages: funnelOf(rows, pipeline, { guideId, source }),
    sources: sourcesOf(rows, pipeline),
    guides: comparisonOf(rows),
  };
};
