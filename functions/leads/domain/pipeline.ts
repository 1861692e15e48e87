import { Refusal } from '#kernel/refusal';

/** What a guide can do for a lead without leaving its card; each is bound to stages. */
export const stageActions = ['BOOK_VISIT', 'SHARE_CASE', 'QUOTE', 'MEASURE', 'SEND_COUPON', 'OPEN_SLIP'] as const;
export type StageAction = (typeof stageActions)[number];

/** Must hold to enter or to leave a stage. */
export type Condition =
  | { kind: 'ACTION_DONE'; action: StageAction }
  | { kind: 'EFFECTIVE_FOLLOW_UPS'; atLeast: number }
  | { kind: 'ANSWERED'; question: string };

export type StageKind = 'OPEN' | 'WON' | 'LOST';
export type Stage = {
  key: string;
  name: string;
  kind: StageKind;
  entry: readonly Condition[];
  exit: readonly Condition[];
  actions: readonly StageAction[];
};

/** The chip a guide taps after a contact; only an effective one (the customer was reached) moves the clock. */
export type FollowUpResult = { key: string; name: string; effective: boolean };
export type LostReason = { key: string; name: string };

/**
 * Stages in their order: work moves through the OPEN ones; one WON and one LOST stage, both free of conditions, end it.
 * `brand` or `source` absent: any.
 */
export type Pipeline = {
  id: string;
  version: number;
  name: string;
  brand?: string;
  source?: string;
  stages: readonly Stage[];
  results: readonly FollowUpResult[];
  lostReasons: readonly LostReason[];
  maxPauseDays: number;
};

/** Refuses STAGE_UNKNOWN {stage}. */
export function stageOf(pipeline: Pipeline, key: string): Stage {
  const stage = pipeline.stages.find((s) => s.key === key);
  if (!stage) throw new Refusal('STAGE_UNKNOWN', { stage: key });
  return stage;
}

/** The first stage of a kind; a checked pipeline has one of each. Refuses STAGE_UNKNOWN {stage: kind}. */
export function stageOfKind(pipeline: Pipeline, kind: StageKind): Stage {
  const stage = pipeline.stages.find((s) => s.kind === kind);
  if (!stage) throw new Refusal('STAGE_UNKNOWN', { stage: kind });
  return stage;
}

/** The pipeline for a lead's brand and source: the one that names more of them, the brand before the source, then the smaller id. */
export function pipelineFor(pipelines: readonly Pipeline[], need: { brand?: string; source: string }): Pipeline | undefined {
  const fits = pipelines.filter((p) => [undefined, need.brand].includes(p.brand) && [undefined, need.source].includes(p.source));
  const rank = (p: Pipeline): number => (p.brand === undefined ? 0 : 2) + (p.source === undefined ? 0 : 1);
  return fits.sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))[0];
}
