import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { standardConfig } from '../steps/config.ts';
import { pipelineView } from '../steps/pipeline-view.ts';
import { configRef } from '../store.ts';

export const showPipelines: Handler<(typeof leadsContract)['GET /leads/pipelines']> = async ({ query }, ctx) => {
  const { version, pipelines } = (await get(configRef(dealerScope(ctx.session, query.dealerId)))) ?? standardConfig;
  return { version, items: pipelines.map(pipelineView) };
};
