import type { Instant } from '#kernel/instant';
import type { Announcement, Fact } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import type { Visit } from './domain/visit.ts';

/** Ids only: names and wishes stay in the visit's row. */
export type VisitNews = { visitId: string; leadId: string; dealerId: string; storeId: string; memberId?: string; at: Instant };

export type VisitBooked = Fact<'intake.visit-booked', VisitNews>;
export type VisitMoved = Fact<'intake.visit-moved', VisitNews>;
export type VisitCancelled = Fact<'intake.visit-cancelled', VisitNews>;
export type VisitArrived = Fact<'intake.visit-arrived', VisitNews>;
/** Two hours ahead of it, once. */
export type VisitNear = Fact<'intake.visit-near', VisitNews>;
export type VisitFact = VisitBooked | VisitMoved | VisitCancelled | VisitArrived | VisitNear;

export function visitNews(type: VisitFact['type'], { visitId, leadId, dealerId, storeId, memberId, at }: Visit): Announcement {
  const member = memberId === undefined ? {} : { memberId };
  return { type, scope: scopeOfDealer(dealerId), data: { visitId, leadId, dealerId, storeId, at, ...member } };
}
