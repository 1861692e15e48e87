import { Refusal } from '#kernel/refusal';
import type { Condition, Pipeline, Stage, StageKind } from './pipeline.ts';

/**
 * What must be true before a pipeline is published, so that no lead can get stuck in it. Refuses PIPELINE_KIND_MISSING {kind},
 * PIPELINE_KIND_TWICE {kind}, PIPELINE_STAGE_TWICE {stage}, PIPELINE_END_NOT_FREE {stage}, PIPELINE_CONDITION_UNMEETABLE {stage},
 * PIPELINE_RESULTS_MISSING, PIPELINE_REASONS_MISSING.
 */
export function checkPipeline(pipeline: Pipeline): void {
  checkKinds(pipeline.stages);
  checkKeys(pipeline.stages);
  checkEnds(pipeline.stages);
  checkConditions(pipeline.stages);
  if (!pipeline.results.some((result) => result.effective)) throw new Refusal('PIPELINE_RESULTS_MISSING');
  if (pipeline.lostReasons.length === 0) throw new Refusal('PIPELINE_REASONS_MISSING');
}

function checkKinds(stages: readonly Stage[]): void {
  const count = (kind: StageKind): number => stages.filter((stage) => stage.kind === kind).length;
  for (const kind of ['OPEN', 'WON', 'LOST'] as const) if (count(kind) === 0) throw new Refusal('PIPELINE_KIND_MISSING', { kind });
  for (const kind of ['WON', 'LOST'] as const) if (count(kind) > 1) throw new Refusal('PIPELINE_KIND_TWICE', { kind });
}

function checkKeys(stages: readonly Stage[]): void {
  const seen = new Set<string>();
  for (const { key } of stages) {
    if (seen.has(key)) throw new Refusal('PIPELINE_STAGE_TWICE', { stage: key });
    seen.add(key);
  }
}

/** A sale, or a customer who will not buy, is a fact that no condition may refuse. */
function checkEnds(stages: readonly Stage[]): void {
  const bound = stages.find(({ kind, entry, exit, actions }) => kind !== 'OPEN' && entry.length + exit.length + actions.length > 0);
  if (bound) throw new Refusal('PIPELINE_END_NOT_FREE', { stage: bound.key });
}

/** An action can be done only in a stage that offers it: to enter, in an earlier one; to leave, also in the stage itself. */
function checkConditions(stages: readonly Stage[]): void {
  const offered = new Set<string>();
  const meetable = (condition: Condition): boolean => condition.kind !== 'ACTION_DONE' || offered.has(condition.action);
  for (const stage of stages) {
    const entered = stage.entry.every(meetable);
    for (const action of stage.actions) offered.add(action);
    if (!entered || !stage.exit.every(meetable)) throw new Refusal('PIPELINE_CONDITION_UNMEETABLE', { stage: stage.key });
  }
}
