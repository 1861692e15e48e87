import type { ReplyOf } from '@/api/routes';
import type { Role, SignedIn, StaffRole } from '@/api/session';

type Reply = ReplyOf<'GET /identity/session'>;

/** The server's session as the device keeps it. */
export function sessionFrom(token: string, { session, assignments }: Reply): SignedIn {
  const { name, personId, memberId, orgId, orgName, storeId, dealerId } = session;
  return {
    token,
    ownerId: personId ?? memberId ?? 'guest',
    role: roleOf(session),
    name,
    personId,
    memberId,
    orgId,
    orgName,
    storeId,
    dealerId,
    assignments: assignments.map((a) => ({ orgId: a.orgId, role: a.role satisfies StaffRole, orgName: a.orgName })),
  };
}

const roleOf = ({ role, memberId }: Reply['session']): Role => role ?? (memberId === undefined ? 'guest' : 'member');
