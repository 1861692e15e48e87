import type { Instant } from '#kernel/instant';
import type { Principal, StaffRole } from '#platform/contract';
import type { Ref } from '#platform/table';

/** Who calls. Staff act in one role at a time; changing it gives a new session. */
export type StaffSession = {
  kind: 'staff';
  sessionId: string;
  personId: string;
  name: string;
  role: StaffRole;
  /** The organisation node the role is held in: a store for guides and managers, a dealer for its admins, head office for hq. */
  orgId: string;
  dealerId: string;
  /** The store worked in now; absent for dealer and head office roles. */
  storeId?: string;
  expiresAt: Instant;
  /** Sliding sessions end here whatever happens. */
  endsAt: Instant;
};

export type CustomerSession = {
  kind: 'customer';
  sessionId: string;
  appId: string;
  openId: string;
  /** Present once the mobile number is known: the principal is then `member`, otherwise `guest`. */
  memberId?: string;
  expiresAt: Instant;
  endsAt: Instant;
};

/** Nobody signed in, an outside system's callback, or our own reactions and sweeps. */
export type OtherSession = { kind: 'anonymous' | 'wecomCallback' | 'wechatPayCallback' } | { kind: 'system'; consumer: string };

export type Session = StaffSession | CustomerSession | OtherSession;

export function principalOf(session: Session): Principal | 'system' {
  switch (session.kind) {
    case 'staff':
      return session.role;
    case 'customer':
      return session.memberId ? 'member' : 'guest';
    case 'anonymous':
    case 'wecomCallback':
    case 'wechatPayCallback':
    case 'system':
      return session.kind;
    default:
      return session satisfies never;
  }
}

/** Who did it, as facts, audit and idempotency rows name them. */
export function actorOf(session: Session): string {
  if (session.kind === 'staff') return session.personId;
  if (session.kind === 'customer') return session.memberId ?? `${session.appId}:${session.openId}`;
  return session.kind === 'system' ? `system:${session.consumer}` : session.kind;
}

/** Sessions are opaque 256-bit tokens; the table holds only their SHA-256, so a leaked table signs nobody in. */
export function sessionRef(tokenHash: string): Ref<StaffSession | CustomerSession> {
  return { key: { pk: `SESSION#${tokenHash}`, sk: 'SESSION' }, read: (row) => row.session as StaffSession | CustomerSession };
}
