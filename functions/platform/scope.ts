import { Refusal } from '#kernel/refusal';
import { principalOf, type Session } from '#platform/session';

/**
 * The first part of every row's key: the group (members, points, goods, group coupons) or one dealer. Stores build keys from
 * scopes only and scopes come from sessions (or from facts), so that what lies outside is simply not found.
 */
export type Scope = 'G' | `D#${string}`;

export const group: Scope = 'G';

export const scopeOfDealer = (dealerId: string): Scope => `D#${dealerId}`;

export const dealerIdOf = (scope: Scope): string => (scope === 'G' ? '' : scope.slice(2));

/** The dealer a staff member may act in: their own; head office names one. Anything else is not found. */
export function dealerScope(session: Session, wantedDealerId?: string): Scope {
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  if (wantedDealerId === undefined || wantedDealerId === session.dealerId) return scopeOfDealer(session.dealerId);
  if (session.role === 'hq') return scopeOfDealer(wantedDealerId);
  throw new Refusal('NOT_FOUND');
}

/** Where what the asker makes for others lies (coupons, segments, campaigns): head office's in the group, a dealer's with the dealer. */
export const ownerScope = (session: Session): Scope => (principalOf(session) === 'hq' ? group : dealerScope(session));

/** The store a guide or manager works in; other roles name one (whose rows still lie under their dealer's scope). */
export function storeOf(session: Session, wantedStoreId?: string): string {
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  const bound = session.role === 'guide' || session.role === 'manager';
  if (bound && wantedStoreId !== undefined && wantedStoreId !== session.storeId) throw new Refusal('NOT_FOUND');
  const storeId = wantedStoreId ?? session.storeId;
  if (storeId === undefined) throw new Refusal('BAD_REQUEST', { field: 'storeId' });
  return storeId;
}
