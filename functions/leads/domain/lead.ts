import type { Id } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Pause } from './clock.ts';
import type { WarningStep } from './ladder.ts';
import type { StageAction } from './pipeline.ts';

/** `answerBy`: sent to this store, which must have found a guide for it until then. */
export type InPool = { kind: 'POOL'; since: Instant; cooling?: { guideId: string; until: Instant }; answerBy?: Instant };

/** `acceptBy`: assigned, not yet accepted. `told`: each warning's due time that was told, so that none is told twice. */
export type Owned = {
  kind: 'OWNED';
  guideId: string;
  ownedAt: Instant;
  lastEffectiveAt?: Instant;
  acceptBy?: Instant;
  nextAt?: Instant;
  pauses: readonly Pause[];
  told?: Readonly<Partial<Record<WarningStep, Instant>>>;
};

/** A won lead is tied to its slip, a lost one to its reason. */
export type Closed =
  | { kind: 'WON'; guideId?: string; slipId: Id<'slip'>; at: Instant }
  | { kind: 'LOST'; guideId?: string; reason: string; note?: string; at: Instant };

export type LeadState = InPool | Owned | Closed;

/** `rev` is the stored row's revision, which the store moves on: rules read it, they do not change it. */
export type Lead = {
  id: Id<'lead'>;
  rev: number;
  dealerId: string;
  storeId?: string;
  pipelineId: string;
  source: string;
  grade?: string;
  stage: string;
  stageSince: Instant;
  state: LeadState;
  effectiveFollowUps: number;
  /** What is known of the need, by question. */
  answers: Readonly<Record<string, string>>;
  /** Stage-bound actions done, with what they led to (a booking, a quote, a slip). */
  done: Readonly<Partial<Record<StageAction, string>>>;
};

/** Who acts: the guide, or somebody who manages the lead's store and may step in. */
export type Actor = { id: string; manages: boolean };

export const isClosed = (state: LeadState): state is Closed => state.kind === 'WON' || state.kind === 'LOST';

/** Refuses LEAD_CLOSED {stage}. */
export function openState({ state, stage }: Lead): InPool | Owned {
  if (isClosed(state)) throw new Refusal('LEAD_CLOSED', { stage });
  return state;
}

/** The owned state, for its guide or a manager. Refuses LEAD_CLOSED, LEAD_UNOWNED, LEAD_NOT_YOURS {guide}. */
export function ownedState(lead: Lead, actor: Actor): Owned {
  const state = openState(lead);
  if (state.kind === 'POOL') throw new Refusal('LEAD_UNOWNED');
  if (state.guideId !== actor.id && !actor.manages) throw new Refusal('LEAD_NOT_YOURS', { guide: state.guideId });
  return state;
}

/** A fresh ownership: the clock starts anew, nothing of the former owner's counts. */
export function ownedBy(guideId: string, now: Instant, acceptBy?: Instant): Owned {
  return { kind: 'OWNED', guideId, ownedAt: now, pauses: [], ...(acceptBy === undefined ? {} : { acceptBy }) };
}
