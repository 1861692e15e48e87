import { randomBytes } from 'node:crypto';
import { type Instant, plusDays } from '#kernel/instant';
import type { StaffRole } from '#platform/contract';
import { tokenHash } from '#platform/http';
import { type CustomerSession, type StaffSession, sessionRef } from '#platform/session';
import type { Row } from '#platform/table';

export type Who =
  | { kind: 'staff'; role: StaffRole; personId?: string; name?: string; dealerId?: string; storeId?: string; orgId?: string }
  | { kind: 'customer'; memberId?: string; appId?: string; openId?: string };

/** A session row as sign-in writes it, and the token that its owner sends. */
export function sessionRow(who: Who, now: Instant): { token: string; row: Row } {
  const token = randomBytes(32).toString('base64url');
  const session = who.kind === 'staff' ? staff(who, now) : customer(who, now);
  return { token, row: { ...sessionRef(tokenHash(token)).key, session, rev: 1, ttl: Math.floor(Date.parse(session.endsAt) / 1000) } };
}

const ULID_ZEROS = '0'.repeat(25);

const life = (now: Instant) => ({
  sessionId: `se_${randomBytes(13).toString('hex').toUpperCase()}`,
  expiresAt: plusDays(now, 30),
  endsAt: plusDays(now, 90),
});

/** Unless named: the first guide of the first store of the first dealer. */
function staff(who: Extract<Who, { kind: 'staff' }>, now: Instant): StaffSession {
  const { role, personId = `ps_${ULID_ZEROS}1`, name = '测试', dealerId = `og_${ULID_ZEROS}D` } = who;
  const inStore = ['guide', 'manager', 'technician', 'partner'].includes(role);
  const storeId = who.storeId ?? (inStore ? `og_${ULID_ZEROS}S` : undefined);
  const orgId = who.orgId ?? storeId ?? (role === 'hq' ? `og_${ULID_ZEROS}H` : dealerId);
  return { kind: 'staff', ...life(now), personId, name, role, orgId, dealerId, ...(storeId ? { storeId } : {}) };
}

function customer({ memberId, appId = 'wx0000000000000001', openId }: Extract<Who, { kind: 'customer' }>, now: Instant): CustomerSession {
  const known = memberId ? { memberId } : {};
  return { kind: 'customer', ...life(now), appId, openId: openId ?? `openid-${memberId ?? 'guest'}`, ...known };
}
