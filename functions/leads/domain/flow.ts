import { dayOf, epochMs, type Instant } from '#kernel/instant';
import { isClosed, type Lead } from './lead.ts';

/** Months are the store's: '2026-11'. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);

/** A stage of one guide and source in one month; without a guide: of the pool. */
export type FlowPlace = { month: string; guideId?: string; source: string; pipelineId: string; stage: string };
/** What a step adds to it: leads that came in, and that went on to another stage after so many seconds. */
export type FlowAdd = { place: FlowPlace; add: { entered: 1 } | { to: string; staySeconds: number } };

/** What a guide was given in a month, by source and grade: what they can be measured by. */
export type GivenPlace = { month: string; guideId: string; source: string; grade?: string };
type GivenSum = 'given' | 'won' | 'wonFen' | 'lost' | 'recycled' | 'moved';
export type GivenAdd = { place: GivenPlace; add: Partial<Record<GivenSum, number>> };

/** Stages left and entered by one step; a new lead enters its first. */
export function flowOf(before: Lead | undefined, after: Lead): FlowAdd[] {
  if (before && before.stage === after.stage && before.pipelineId === after.pipelineId) return [];
  const at = after.stageSince;
  const entered: FlowAdd = { place: placeOf(after, at), add: { entered: 1 } };
  if (!before) return [entered];
  const staySeconds = Math.max(0, Math.round((epochMs(at) - epochMs(before.stageSince)) / 1000));
  return [{ place: placeOf(before, at), add: { to: after.stage, staySeconds } }, entered];
}

const placeOf = (lead: Lead, at: Instant): FlowPlace => ({
  month: monthOf(at),
  source: lead.source,
  pipelineId: lead.pipelineId,
  stage: lead.stage,
  ...(lead.state.kind !== 'POOL' && lead.state.guideId !== undefined ? { guideId: lead.state.guideId } : {}),
});

/**
 * What a step changes in what guides were given: counted in the month in which the guide got the lead, so that wins stand beside the leads
 * they came from. A lead whose grade changes moves to the other grade.
 */
export function givenOf(before: Lead | undefined, after: Lead, wonFen: number): GivenAdd[] {
  const [held, holds] = [before && heldBy(before), heldBy(after)];
  if (held && holds && same(held, holds)) return [];
  const taken: GivenAdd[] = holds ? [{ place: holds, add: { given: 1 } }] : [];
  if (!held) return [...taken, ...endedAtOnce(after, wonFen)];
  if (holds && held.guideId === holds.guideId && held.month === holds.month) return [{ place: held, add: { given: -1 } }, ...taken];
  return [{ place: held, add: leftBy(after, wonFen) }, ...taken];
}

function heldBy({ state, source, grade }: Lead): GivenPlace | undefined {
  if (state.kind !== 'OWNED') return undefined;
  return { month: monthOf(state.ownedAt), guideId: state.guideId, source, ...(grade === undefined ? {} : { grade }) };
}

const same = (a: GivenPlace, b: GivenPlace): boolean =>
  a.month === b.month && a.guideId === b.guideId && a.source === b.source && a.grade === b.grade;

function leftBy({ state }: Lead, wonFen: number): GivenAdd['add'] {
  switch (state.kind) {
    case 'OWNED':
      return { moved: 1 };
    case 'POOL':
      // The clock makes its guide wait; whoever sends a lead elsewhere does not.
      return state.cooling ? { recycled: 1 } : { moved: 1 };
    case 'WON':
      return { won: 1, wonFen };
    case 'LOST':
      return { lost: 1 };
    default:
      return state satisfies never;
  }
}

/** First data may bring leads that are over already. */
function endedAtOnce(lead: Lead, wonFen: number): GivenAdd[] {
  const { state, source, grade } = lead;
  if (!isClosed(state) || state.guideId === undefined) return [];
  const place = { month: monthOf(state.at), guideId: state.guideId, source, ...(grade === undefined ? {} : { grade }) };
  return [{ place, add: { given: 1, ...leftBy(lead, wonFen) } }];
}
