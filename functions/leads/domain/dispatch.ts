import { epochMs, type Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Decision } from './fact.ts';
import { type Lead, openState } from './lead.ts';

/**
 * A dealer sends a lead to one of its stores, where it must have found a guide by `answerBy`. Whoever had it has it no longer. Refuses
 * LEAD_THERE_ALREADY, ANSWER_BY_PAST, LEAD_CLOSED.
 */
export function dispatchLead(
  lead: Lead,
  { from, to, by, answerBy }: { from: string; to: string; by: string; answerBy?: Instant },
  now: Instant,
): Decision {
  const state = openState(lead);
  if (from === to) throw new Refusal('LEAD_THERE_ALREADY');
  if (answerBy !== undefined && epochMs(answerBy) <= epochMs(now)) throw new Refusal('ANSWER_BY_PAST');
  const until = answerBy === undefined ? {} : { answerBy };
  const owner = state.kind === 'OWNED' ? { fromGuideId: state.guideId } : {};
  return {
    lead: { ...lead, storeId: to, state: { kind: 'POOL', since: now, ...until } },
    fact: { type: 'LeadDispatched', leadId: lead.id, at: now, by, fromStoreId: from, toStoreId: to, ...owner, ...until },
  };
}

/** The store has let its time pass: told once, and the lead lies in its pool like any other. Undefined before that time. */
export function unanswered(lead: Lead, now: Instant): Decision | undefined {
  const { state } = lead;
  if (state.kind !== 'POOL' || state.answerBy === undefined || epochMs(now) < epochMs(state.answerBy)) return undefined;
  const { answerBy: _, ...waiting } = state;
  return {
    lead: { ...lead, state: waiting },
    fact: { type: 'LeadUnplaced', leadId: lead.id, at: now, by: 'clock', why: 'NOT_ANSWERED' },
  };
}
