import type * as z from 'zod';
import type { CustomerSession, StaffSession } from '#platform/session';
import type { signedIn } from '../shapes.ts';
import type { Orgs } from './org-names.ts';

type View = z.input<typeof signedIn>;

/** A session as its owner's pages show it. */
export function sessionView(session: StaffSession | CustomerSession, orgs: Orgs = new Map()): View {
  const { expiresAt, endsAt } = session;
  if (session.kind === 'customer') {
    const { memberId } = session;
    return { kind: 'customer', principal: memberId === undefined ? 'guest' : 'member', memberId, expiresAt, endsAt };
  }
  const { personId, name, role, orgId, storeId, dealerId } = session;
  const nameOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : orgs.get(id)?.name);
  const place = { orgId, orgName: nameOf(orgId), storeId, storeName: nameOf(storeId), dealerId, dealerName: nameOf(dealerId) };
  return { kind: 'staff', principal: role, role, personId, name, ...place, expiresAt, endsAt };
}
