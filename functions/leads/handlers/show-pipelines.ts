import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import type { Condition, Pipeline } from '../domain/pipeline.ts';
import { standardConfig } from '../steps/config.ts';
import { configRef } from '../store.ts';

export const showPipelines: Handler<(typeof leadsContract)['GET /leads/pipelines']> = async ({ query }, ctx) => {
  const { pipelines } = (await get(configRef(dealerScope(ctx.session, query.dealerId)))) ?? standardConfig;
  return { items: pipelines.map(pipelineView) };
};

function pipelineView({ id: pipelineId, stages, results, lostReasons, ...pipeline }: Pipeline) {
  return {
    ...pipeline,
    pipelineId,
    stages: stages.map(({ key: stage, entry, exit, actions, ...rest }) => ({
      ...rest,
      stage,
      entry: entry.map(conditionView),
      exit: exit.map(conditionView),
      actions: [...actions],
    })),
    results: [...results],
    lostReasons: [...lostReasons],
  };
}

function conditionView(condition: Condition): { kind: string; what: string | number } {
  switch (condition.kind) {
    case 'ACTION_DONE':
      return { kind: condition.kind, what: condition.action };
    case 'EFFECTIVE_FOLLOW_UPS':
      return { kind: condition.kind, what: condition.atLeast };
    case 'ANSWERED':
      return { kind: condition.kind, what: condition.question };
    default:
      return condition satisfies never;
  }
}
