import type { ReplyOf, RequestOf } from '@/api/routes';
import { actionCodes, actionWord, sourceWord } from '@/leads/words';
import { t } from '@/locales/t';

export type Draft = RequestOf<'PUT /leads/pipelines'>['body']['pipelines'][number];
export type StageDraft = Draft['stages'][number];
type Condition = StageDraft['entry'][number];
type Saved = ReplyOf<'GET /leads/pipelines'>;

/** Pipelines as they are edited. What a later server's conditions say that this app does not know is kept as it is. */
export const draftsOf = ({ items }: Saved): Draft[] => items.map(({ version: _, ...pipeline }) => pipeline as Draft);

export const conditionChoices: readonly Condition[] = [
  { kind: 'EFFECTIVE_FOLLOW_UPS', what: 1 },
  { kind: 'EFFECTIVE_FOLLOW_UPS', what: 2 },
  { kind: 'ANSWERED', what: 'budget' },
  ...actionCodes.map((what) => ({ kind: 'ACTION_DONE' as const, what })),
];

export const sameCondition = (a: Condition, b: Condition): boolean => a.kind === b.kind && a.what === b.what;

export function conditionWords(condition: Condition): string {
  if (condition.kind === 'EFFECTIVE_FOLLOW_UPS') return t('pipelines.reached', { count: condition.what });
  if (condition.kind === 'ANSWERED')
    return t('pipelines.knows', { what: condition.what === 'budget' ? t('pipelines.budget') : condition.what });
  return actionWord(condition.what);
}

/** Keys are made here, so that two saves of one stage are one stage. */
export function freshKey(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`s${n}`)) return `s${n}`;
}

/** Before the ends. */
export function addStage(stages: readonly StageDraft[]): StageDraft[] {
  const stage: StageDraft = {
    stage: freshKey(stages.map((one) => one.stage)),
    name: t('pipelines.newStage'),
    kind: 'OPEN',
    entry: [],
    exit: [],
    actions: ['BOOK_VISIT'],
  };
  const open = stages.filter(({ kind }) => kind === 'OPEN');
  return [...open, stage, ...stages.filter(({ kind }) => kind !== 'OPEN')];
}

/** Among the open ones only: the ends stay at the end. */
export function moved(stages: readonly StageDraft[], key: string, by: 1 | -1): StageDraft[] {
  const from = stages.findIndex(({ stage }) => stage === key);
  const [here, there] = [stages[from], stages[from + by]];
  if (!here || !there || there.kind !== 'OPEN') return [...stages];
  return stages.map((stage, at) => (at === from ? there : at === from + by ? here : stage));
}

export function copyFor({ brand: _, ...first }: Draft, source: NonNullable<Draft['source']>): Draft {
  return { ...first, pipelineId: `for-${source}`, name: sourceWord(source), source };
}
