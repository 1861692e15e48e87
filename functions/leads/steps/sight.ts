import { activeAt, type Person, personRef, storeRef } from '#identity/queries';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { dealerIdOf, dealerScope, type Scope, storeOf } from '#platform/scope';
import type { Session, StaffSession } from '#platform/session';
import { load } from '#platform/table';
import type { Actor } from '../domain/lead.ts';
import type { LeadRecord } from './record.ts';

export function staffOf(session: Session): StaffSession {
  if (session.kind !== 'staff') throw new Refusal('NOT_FOUND');
  return session;
}

/** A lead that this person may see: of their store, or of the dealer for whoever looks after all of it. */
export function seen(session: StaffSession, record: LeadRecord | undefined): LeadRecord {
  if (!record) throw new Refusal('NOT_FOUND');
  const bound = session.role === 'guide' || session.role === 'manager';
  if (bound && record.storeId !== session.storeId) throw new Refusal('NOT_FOUND');
  return record;
}

/** Managers may step in; a guide acts on their own. */
export const actorFor = ({ personId, role }: StaffSession): Actor => ({ id: personId, manages: role !== 'guide' });

export type Where = { scope: Scope; storeId: string };
type Asked = { storeId?: string | undefined; dealerId?: string | undefined; guideId?: string | undefined };

export const whereOf = (session: Session, { storeId, dealerId }: Asked): Where => ({
  scope: dealerScope(session, dealerId),
  storeId: storeOf(session, storeId),
});

/**
 * A store or guide that is not the caller's own must be of the scope: NOT_FOUND otherwise. Nothing is read for what the session
 * already proves, so a guide's and a manager's screens cost no round trip here.
 */
export async function refuseForeign(ctx: Ctx, { scope, storeId }: Where, guideId?: string): Promise<void> {
  const session = staffOf(ctx.session);
  if (session.role === 'guide' && guideId !== undefined && guideId !== session.personId) throw new Refusal('NOT_FOUND');
  const otherStores = storeId === session.storeId ? [] : [storeRef(storeId)];
  const otherGuides = guideId === undefined || guideId === session.personId ? [] : [personRef(guideId)];
  if (otherStores.length + otherGuides.length === 0) return;
  const { stores, people } = await load({ stores: otherStores, people: otherGuides });
  if (stores.some((store) => store?.dealerId !== dealerIdOf(scope))) throw new Refusal('NOT_FOUND');
  if (people.some((person) => !person?.assignments.some((held) => held.storeId === storeId))) throw new Refusal('NOT_FOUND');
}

/** Guides and managers of a store can be given its leads. */
export const takesLeadsOf = (storeId: string, person: Person, now: Instant): boolean =>
  activeAt(person, now).some((held) => held.storeId === storeId && (held.role === 'guide' || held.role === 'manager'));
