import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Session } from '#platform/session';
import type { Assignment, Person } from './assignment.ts';
import type { Org, OrgKind } from './org.ts';
import { isAhead } from './period.ts';

/** Who administers: head office everywhere, a dealer's admin within the own dealer. */
export type Administrator = { role: 'hq' | 'dealerAdmin'; dealerId: string };

/** Refuses NOT_FOUND for another dealer's organisation, as if it did not exist. */
export function refuseForeignOrg(by: Administrator, org: Org): void {
  if (by.role === 'dealerAdmin' && org.dealerId !== by.dealerId) throw new Refusal('NOT_FOUND');
}

/** Dealers are made by head office only. */
export function refuseFoundingDealer(by: Administrator, kind: OrgKind): void {
  if (by.role === 'dealerAdmin' && kind === 'dealer') throw new Refusal('FORBIDDEN');
}

/**
 * A dealer's admin sees who works (or will work) for the dealer, and who worked there last and works nowhere now: a former
 * colleague can be taken on again, another dealer's people are not found.
 */
export function refuseForeignPerson(by: Administrator, person: Person, now: Instant): void {
  if (by.role === 'hq') return;
  const ahead = person.assignments.filter((a) => isAhead(a, now));
  const last = [...person.assignments].sort((a, b) => (a.from < b.from ? 1 : -1)).slice(0, 1);
  const telling = ahead.length > 0 ? ahead : last;
  if (!telling.some((a) => a.dealerId === by.dealerId)) throw new Refusal('NOT_FOUND');
}

export function assignmentsSeenBy(by: Administrator, person: Person): Assignment[] {
  return person.assignments.filter((a) => by.role === 'hq' || a.dealerId === by.dealerId);
}

/** Everybody for themselves, a manager for the own store, administrators within their reach. */
export function refuseForeignInvite(session: Session, person: Person, now: Instant): void {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const { personId, role, dealerId, storeId } = session;
  if (personId === person.personId) return;
  if (role === 'hq' || role === 'dealerAdmin') {
    refuseForeignPerson({ role, dealerId }, person, now);
    return;
  }
  const inStore = person.assignments.some((a) => isAhead(a, now) && a.storeId === storeId);
  if (role !== 'manager' || !inStore) throw new Refusal('NOT_FOUND');
}
