import { dayOf, epochMs, type Instant, plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';

/** How a store receives customers who book: slots of that length, so many customers in each. `perSlot` 0: none may book. */
export type VisitHours = { slotMinutes: number; perSlot: number; daysAhead: number };
export const usualHours: VisitHours = { slotMinutes: 60, perSlot: 3, daysAhead: 14 };

/** BOOKED, and from then on ARRIVED or CANCELLED; one that is still BOOKED after its time was missed. */
export type VisitState = 'BOOKED' | 'ARRIVED' | 'CANCELLED';

export type Visit = {
  visitId: string;
  rev: number;
  dealerId: string;
  storeId: string;
  storeName: string;
  leadId: string;
  /** Absent where a guide booked for a customer who is no member. */
  memberId?: string;
  customerName: string;
  mobileMasked: string;
  at: Instant;
  need?: string;
  state: VisitState;
  bookedAt: Instant;
  /** Who arrived, cancelled or moved it last: 'customer' or a person's id. */
  by: string;
  /** When the customer and the guide are reminded; absent once they were, or where the visit is too near for it. */
  remindAt?: Instant;
};

const REMIND_SECONDS = 2 * 3_600;
/** Nobody reads a booking for the next minute in time. */
const NOTICE_SECONDS = 30 * 60;

/** The first instant that may be booked now. */
export const bookableFrom = (now: Instant): Instant => plusSeconds(now, NOTICE_SECONDS);

/** Refuses SLOT_GONE where the store has no such slot (any more), SLOT_FULL where it holds as many as it may. */
export function requireSlot(at: Instant, slots: readonly Instant[], taken: number, { perSlot }: VisitHours): void {
  if (!slots.includes(at) || perSlot === 0) throw new Refusal('SLOT_GONE');
  if (taken >= perSlot) throw new Refusal('SLOT_FULL');
}

/** The same customer comes once: refuses VISIT_TWICE {at} while an earlier booking lies ahead. */
export function refuseSecond(known: Visit | undefined, now: Instant): void {
  if (known?.state === 'BOOKED' && epochMs(known.at) > epochMs(now)) throw new Refusal('VISIT_TWICE', { at: known.at });
}

export function reminderFor(at: Instant, now: Instant): { remindAt?: Instant } {
  const remindAt = plusSeconds(at, -REMIND_SECONDS);
  return epochMs(remindAt) > epochMs(now) ? { remindAt } : {};
}

function withoutReminder({ remindAt: _, ...visit }: Visit): Visit {
  return visit;
}

/** Refuses VISIT_OVER {state}, SLOT_SAME. */
export function moveVisit(visit: Visit, at: Instant, by: string, now: Instant): Visit {
  requireAhead(visit, now);
  if (epochMs(at) === epochMs(visit.at)) throw new Refusal('SLOT_SAME');
  return { ...withoutReminder(visit), at, by, ...reminderFor(at, now) };
}

/** Refuses VISIT_OVER {state}. */
export function cancelVisit(visit: Visit, by: string, now: Instant): Visit {
  requireAhead(visit, now);
  return { ...withoutReminder(visit), state: 'CANCELLED', by };
}

/** The customer is here: on their day, early or late. Refuses VISIT_OVER {state}, VISIT_NOT_TODAY. */
export function arriveVisit(visit: Visit, by: string, now: Instant): Visit {
  if (visit.state !== 'BOOKED') throw new Refusal('VISIT_OVER', { state: visit.state });
  if (dayOf(visit.at) !== dayOf(now)) throw new Refusal('VISIT_NOT_TODAY');
  return { ...withoutReminder(visit), state: 'ARRIVED', by };
}

function requireAhead({ state, at }: Visit, now: Instant): void {
  if (state !== 'BOOKED') throw new Refusal('VISIT_OVER', { state });
  if (epochMs(at) <= epochMs(now)) throw new Refusal('VISIT_OVER', { state: 'MISSED' });
}

/** Told once, while it is still true; undefined where there is nothing (more) to tell. */
export function remindOf(visit: Visit, now: Instant): Visit | undefined {
  const { state, remindAt } = visit;
  if (state !== 'BOOKED' || remindAt === undefined || epochMs(remindAt) > epochMs(now)) return undefined;
  return withoutReminder(visit);
}
