import { epochMs, type Instant, plusDays } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Pause } from './clock.ts';
import type { Decision } from './fact.ts';
import { type Actor, type Lead, type Owned, ownedState } from './lead.ts';
import type { Pipeline } from './pipeline.ts';

/** The pause that runs now, if any. */
export function pauseAt(state: Owned, now: Instant): Pause | undefined {
  return state.pauses.find(({ from, until }) => epochMs(from) <= epochMs(now) && epochMs(now) < epochMs(until));
}

/**
 * Stops the clock until a day the customer named. Refuses PAUSE_REASON_REQUIRED, PAUSE_END_PAST, PAUSE_TOO_LONG {days},
 * PAUSE_RUNNING {until}, LEAD_CLOSED, LEAD_UNOWNED, LEAD_NOT_YOURS.
 */
export function pauseLead(lead: Lead, pause: { reason: string; until: Instant; by: Actor }, pipeline: Pipeline, now: Instant): Decision {
  const state = ownedState(lead, pause.by);
  const { reason, until, by } = pause;
  if (reason.trim() === '') throw new Refusal('PAUSE_REASON_REQUIRED');
  if (epochMs(until) <= epochMs(now)) throw new Refusal('PAUSE_END_PAST');
  const longest = plusDays(now, pipeline.maxPauseDays);
  if (epochMs(until) > epochMs(longest)) throw new Refusal('PAUSE_TOO_LONG', { days: pipeline.maxPauseDays });
  const running = pauseAt(state, now);
  if (running) throw new Refusal('PAUSE_RUNNING', { until: running.until });
  return {
    lead: { ...lead, state: { ...state, pauses: [...state.pauses, { reason, from: now, until }] } },
    fact: { type: 'LeadPaused', leadId: lead.id, at: now, by: by.id, reason, until },
  };
}

/** Ends a pause early; a pause whose end has come needs nothing. Refuses PAUSE_NONE, LEAD_CLOSED, LEAD_UNOWNED, LEAD_NOT_YOURS. */
export function resumeLead(lead: Lead, by: Actor, now: Instant): Decision {
  const state = ownedState(lead, by);
  const running = pauseAt(state, now);
  if (!running) throw new Refusal('PAUSE_NONE');
  const pauses = state.pauses.map((pause) => (pause === running ? { ...pause, until: now } : pause));
  return {
    lead: { ...lead, state: { ...state, pauses } },
    fact: { type: 'LeadResumed', leadId: lead.id, at: now, by: by.id, pausedAt: running.from },
  };
}
