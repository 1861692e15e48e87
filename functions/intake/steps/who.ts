import { Refusal } from '#kernel/refusal';
import { scopeOfDealer } from '#platform/scope';
import type { Session, StaffSession } from '#platform/session';
import type { Visit } from '../domain/visit.ts';

export function memberOf(session: Session): string {
  if (session.kind !== 'customer' || session.memberId === undefined) throw new Refusal('NOT_FOUND');
  return session.memberId;
}

/** Somebody at work in a store. */
export function inStore(session: Session): StaffSession & { storeId: string } {
  if (session.kind !== 'staff' || session.storeId === undefined) throw new Refusal('NOT_FOUND');
  return { ...session, storeId: session.storeId };
}

/** A visit that this person may see: their own, or of the store they work in. */
export function seen(session: Session, visit: Visit | undefined): Visit {
  if (!visit) throw new Refusal('NOT_FOUND');
  const own = session.kind === 'customer' && session.memberId !== undefined && session.memberId === visit.memberId;
  const inTheirStore = session.kind === 'staff' && session.dealerId === visit.dealerId && session.storeId === visit.storeId;
  if (!own && !inTheirStore) throw new Refusal('NOT_FOUND');
  return visit;
}

export const scopeOf = ({ dealerId }: Pick<Visit, 'dealerId'>) => scopeOfDealer(dealerId);
export const byOf = (session: Session): string => (session.kind === 'staff' ? session.personId : 'customer');
