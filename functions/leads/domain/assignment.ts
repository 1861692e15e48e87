import { epochMs, type Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Decision } from './fact.ts';
import { type Actor, type InPool, type Lead, openState, ownedBy, ownedState } from './lead.ts';

/** The guide who is to have the lead, with the number of open leads they hold and may hold. */
export type Taker = { id: string; open: number; cap: number };

/**
 * A guide takes a lead from the pool. Refuses LEAD_TAKEN {guide, since}, LEAD_COOLING {until} to the guide who has just lost it,
 * LEAD_LIMIT {cap}, LEAD_CLOSED.
 */
export function claimLead(lead: Lead, taker: Taker, now: Instant): Decision {
  const state = openState(lead);
  if (state.kind === 'OWNED') throw new Refusal('LEAD_TAKEN', { guide: state.guideId, since: state.ownedAt });
  refuseTaker(state, taker, now);
  return {
    lead: { ...lead, state: ownedBy(taker.id, now) },
    fact: { type: 'LeadClaimed', leadId: lead.id, at: now, by: taker.id, guideId: taker.id },
  };
}

export type Assignment = { to: Taker; by: string; acceptBy?: Instant };

/**
 * A manager, or the assignment itself, gives a lead to a guide, from the pool or from a colleague; with `acceptBy` it must be accepted
 * until then. The same limits hold for one and for many at once. Refuses LEAD_ALREADY_THEIRS {guide}: giving it to its owner would
 * only reset the clock. Refuses LEAD_COOLING, LEAD_LIMIT, LEAD_CLOSED, ACCEPT_BY_PAST.
 */
export function assignLead(lead: Lead, { to, by, acceptBy }: Assignment, now: Instant): Decision {
  const state = openState(lead);
  if (state.kind === 'OWNED' && state.guideId === to.id) throw new Refusal('LEAD_ALREADY_THEIRS', { guide: to.id });
  if (acceptBy !== undefined && epochMs(acceptBy) <= epochMs(now)) throw new Refusal('ACCEPT_BY_PAST');
  refuseTaker(state.kind === 'POOL' ? state : undefined, to, now);
  const from = state.kind === 'OWNED' ? { fromGuideId: state.guideId } : {};
  const accept = acceptBy === undefined ? {} : { acceptBy };
  return {
    lead: { ...lead, state: ownedBy(to.id, now, acceptBy) },
    fact: { type: 'LeadAssigned', leadId: lead.id, at: now, by, guideId: to.id, ...from, ...accept },
  };
}

/** The guide says yes to an assigned lead. Refuses NOTHING_TO_ACCEPT, LEAD_NOT_YOURS, LEAD_UNOWNED, LEAD_CLOSED. */
export function acceptLead(lead: Lead, actor: Actor, now: Instant): Decision {
  const { acceptBy, ...state } = ownedState(lead, actor);
  if (acceptBy === undefined) throw new Refusal('NOTHING_TO_ACCEPT');
  return { lead: { ...lead, state }, fact: { type: 'LeadAccepted', leadId: lead.id, at: now, by: actor.id, guideId: state.guideId } };
}

function refuseTaker(pool: InPool | undefined, taker: Taker, now: Instant): void {
  const cooling = pool?.cooling;
  if (cooling?.guideId === taker.id && epochMs(now) < epochMs(cooling.until)) throw new Refusal('LEAD_COOLING', { until: cooling.until });
  if (taker.open >= taker.cap) throw new Refusal('LEAD_LIMIT', { cap: taker.cap });
}
