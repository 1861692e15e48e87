import type { Id } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Decision } from './fact.ts';
import { type Actor, type Lead, openState, ownedState } from './lead.ts';
import { type Pipeline, stageOfKind } from './pipeline.ts';

/**
 * The lead became a slip. A sale is a fact: a lead that lies in the pool, or with a colleague, is won too, and its guide, not the
 * seller, stays on it as evidence for the split. Refuses WON_WITHOUT_SLIP, LEAD_CLOSED.
 */
export function winLead(lead: Lead, win: { slipId: Id<'slip'>; by: string }, pipeline: Pipeline, now: Instant): Decision {
  const state = openState(lead);
  const { slipId, by } = win;
  if (slipId.length <= 'sl_'.length) throw new Refusal('WON_WITHOUT_SLIP');
  const stage = stageOfKind(pipeline, 'WON');
  const guide = state.kind === 'OWNED' ? { guideId: state.guideId } : {};
  return {
    lead: {
      ...lead,
      done: { ...lead.done, OPEN_SLIP: slipId },
      stage: stage.key,
      stageSince: now,
      state: { kind: 'WON', slipId, at: now, ...guide },
    },
    fact: { type: 'LeadWon', leadId: lead.id, at: now, by, slipId, from: lead.stage, ...guide },
  };
}

/**
 * The customer will not buy, and why is said. Refuses LOST_REASON_REQUIRED, LOST_REASON_UNKNOWN {reason}, LEAD_CLOSED, LEAD_UNOWNED,
 * LEAD_NOT_YOURS.
 */
export function loseLead(lead: Lead, loss: { reason: string; note?: string; by: Actor }, pipeline: Pipeline, now: Instant): Decision {
  const { guideId } = ownedState(lead, loss.by);
  const { reason } = loss;
  if (reason === '') throw new Refusal('LOST_REASON_REQUIRED');
  if (!pipeline.lostReasons.some(({ key }) => key === reason)) throw new Refusal('LOST_REASON_UNKNOWN', { reason });
  const stage = stageOfKind(pipeline, 'LOST');
  const why = { reason, ...(loss.note === undefined ? {} : { note: loss.note }) };
  return {
    lead: { ...lead, stage: stage.key, stageSince: now, state: { kind: 'LOST', guideId, at: now, ...why } },
    fact: { type: 'LeadLost', leadId: lead.id, at: now, by: loss.by.id, guideId, from: lead.stage, ...why },
  };
}
