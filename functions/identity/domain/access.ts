import { epochMs, type Instant } from '#kernel/instant';
import type { StaffRole } from '#platform/contract';
import { type Assignment, isSame } from './assignment.ts';

/** A person's live sessions by the hash of their token, oldest first. Ending a role ends its sessions in the same transaction. */
export type Access = {
  personId: string;
  sessions: readonly LiveSession[];
  lastUsed?: { orgId: string; role: StaffRole };
  rev: number;
};
export type LiveSession = { tokenHash: string; orgId: string; role: StaffRole; endsAt: Instant };

/** Phones, sidebars and desktops at a time; a further sign-in ends the oldest. */
export const SESSIONS_MAX = 10;

type Changed = { access: Access; revoked: LiveSession[] };

/** One more session; `instead` names a session that this one replaces. */
export function admitted(before: Access, session: LiveSession, now: Instant, instead?: string): Changed {
  const alive = before.sessions.filter((s) => s.endsAt > now);
  const replaced = alive.filter((s) => s.tokenHash === instead);
  const others = alive.filter((s) => s.tokenHash !== instead);
  const tooMany = others.slice(0, Math.max(0, others.length + 1 - SESSIONS_MAX));
  const sessions = [...others.slice(tooMany.length), session];
  const { orgId, role } = session;
  return { access: { ...before, sessions, lastUsed: { orgId, role } }, revoked: [...replaced, ...tooMany] };
}

/** Without the sessions that act in this role and place. */
export function withdrawn(before: Access, assignment: Pick<Assignment, 'orgId' | 'role'>): Changed {
  const revoked = before.sessions.filter((s) => isSame(s, assignment));
  return { access: { ...before, sessions: before.sessions.filter((s) => !isSame(s, assignment)) }, revoked };
}

export function signedOff(before: Access, tokenHash: string): Access {
  return { ...before, sessions: before.sessions.filter((s) => s.tokenHash !== tokenHash) };
}

/** The role to begin with: the one used last if it is still held, else the one held longest. */
export function preferred(access: Access, active: readonly Assignment[]): Assignment | undefined {
  const last = access.lastUsed;
  const known = last && active.find((held) => isSame(held, last));
  return known ?? [...active].sort((a, b) => epochMs(a.from) - epochMs(b.from))[0];
}
