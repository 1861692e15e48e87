import type { Announcement, Fact } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import type { LeadFact } from './domain/fact.ts';
import { guideOf, type LeadRecord } from './steps/record.ts';

const types = {
  LeadReported: 'leads.lead-reported',
  LeadClaimed: 'leads.lead-claimed',
  LeadAssigned: 'leads.lead-assigned',
  LeadAccepted: 'leads.lead-accepted',
  LeadFollowedUp: 'leads.lead-followed-up',
  LeadActionDone: 'leads.lead-action-done',
  LeadStageMoved: 'leads.lead-stage-moved',
  LeadPaused: 'leads.lead-paused',
  LeadResumed: 'leads.lead-resumed',
  LeadWon: 'leads.lead-won',
  LeadLost: 'leads.lead-lost',
  LeadDispatched: 'leads.lead-dispatched',
  LeadUnplaced: 'leads.lead-unplaced',
  LeadTouched: 'leads.lead-touched',
  LeadWarned: 'leads.lead-warned',
  LeadRecycled: 'leads.lead-recycled',
} as const satisfies Record<LeadFact['type'], string>;

/** With every fact: whose lead it is, where, and where it stands after it. */
export type LeadNews = { leadId: string; dealerId: string; storeId: string; memberId?: string; guideId?: string; stage: string };

type Told<T extends LeadFact['type']> = Omit<Extract<LeadFact, { type: T }>, 'type' | 'note' | 'photos'>;
type LeadHappening<T extends LeadFact['type']> = Fact<(typeof types)[T], Told<T> & LeadNews>;

export type LeadReported = LeadHappening<'LeadReported'>;
export type LeadClaimed = LeadHappening<'LeadClaimed'>;
export type LeadAssigned = LeadHappening<'LeadAssigned'>;
export type LeadAccepted = LeadHappening<'LeadAccepted'>;
export type LeadFollowedUp = LeadHappening<'LeadFollowedUp'>;
export type LeadActionDone = LeadHappening<'LeadActionDone'>;
export type LeadStageMoved = LeadHappening<'LeadStageMoved'>;
export type LeadPaused = LeadHappening<'LeadPaused'>;
export type LeadResumed = LeadHappening<'LeadResumed'>;
export type LeadWon = LeadHappening<'LeadWon'>;
export type LeadLost = LeadHappening<'LeadLost'>;
export type LeadDispatched = LeadHappening<'LeadDispatched'>;
export type LeadUnplaced = LeadHappening<'LeadUnplaced'>;
export type LeadTouched = LeadHappening<'LeadTouched'>;
export type LeadWarned = LeadHappening<'LeadWarned'>;
export type LeadRecycled = LeadHappening<'LeadRecycled'>;

/** Long work has done one step and has more to do: told to ourselves. */
export type JobContinued = Fact<'leads.job-continued', { dealerId: string; jobId: string; step: number }>;
export const jobContinued = (dealerId: string, jobId: string, step: number): Announcement => ({
  type: 'leads.job-continued',
  scope: scopeOfDealer(dealerId),
  data: { dealerId, jobId, step },
});

/** A rule's fact as the other contexts read it. What people typed stays here: they write names and numbers into it. */
export function leadNews(fact: LeadFact, { lead, storeId, card }: LeadRecord): Announcement {
  const { type, ...happened } = fact;
  const told: Record<string, unknown> = { ...happened };
  delete told.note;
  delete told.photos;
  if (type === 'LeadPaused') delete told.reason;
  const guideId = guideOf(lead);
  const { dealerId, stage } = lead;
  const owner = guideId === undefined ? {} : { guideId };
  const member = card.memberId === undefined ? {} : { memberId: card.memberId };
  return { type: types[type], scope: scopeOfDealer(dealerId), data: { ...owner, ...told, ...member, dealerId, storeId, stage } };
}
