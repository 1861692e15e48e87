import type { Condition, Pipeline } from '../domain/pipeline.ts';

export function pipelineView({ id: pipelineId, stages, results, lostReasons, ...pipeline }: Pipeline) {
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
