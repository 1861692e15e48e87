import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { AuditEntry } from '#platform/audit';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { StaffRole } from '#platform/contract';
import { onceMore } from '#platform/once-more';
import type { StaffSession } from '#platform/session';
import { load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import { type Access, admitted, preferred } from '../domain/access.ts';
import { type Assignment, activeAt, isSame, type Person } from '../domain/assignment.ts';
import { isOpenAt } from '../domain/period.ts';
import { newLife } from '../domain/session-life.ts';
import { accessRef, accessRow, personRef, sessionRow } from '../store.ts';
import { endSession } from '../writes.ts';
import { assignmentViews, type Orgs, orgsOf, placesOf } from './org-names.ts';
import { sessionView } from './session-view.ts';
import { newToken } from './token.ts';

type Wanted = {
  /** The role to act in; the one used last otherwise. */
  assignment?: { orgId: string; role: StaffRole };
  /** A session that this one replaces, and which it does not outlive. */
  instead?: { tokenHash: string; endsAt: Instant };
  /** What else happens with it, in the same transaction. */
  also?: { writes: readonly Write[]; audit: readonly AuditEntry[] };
};

/**
 * A new session for a member of staff. A role that ends at the same moment wins: both change the person's list of sessions.
 * Refuses PERSON_UNKNOWN, NO_ASSIGNMENT, ASSIGNMENT_UNKNOWN.
 */
export function openStaffSession(ctx: Ctx, personId: string, wanted: Wanted = {}) {
  return onceMore(async () => {
    const { person, access } = await load({ person: personRef(personId), access: accessRef(personId) });
    if (!person || !access) throw new Refusal('PERSON_UNKNOWN');
    const held = activeAt(person, ctx.now);
    const orgs = await orgsOf(held);
    const active = held.filter((assignment) => isPlaceOpen(assignment, orgs, ctx.now));
    const assignment = chosen(access, active, wanted.assignment);
    const session = staffSession(ctx, person, assignment, wanted.instead?.endsAt);
    const token = await save(ctx, access, session, wanted);
    return { token, session: sessionView(session, orgs), assignments: assignmentViews(active, orgs) };
  });
}

const isPlaceOpen = (assignment: Assignment, orgs: Orgs, now: Instant): boolean =>
  placesOf(assignment).every((id) => {
    const org = orgs.get(id);
    return org !== undefined && isOpenAt(org.period, now);
  });

function chosen(access: Access, active: readonly Assignment[], asked: Wanted['assignment']): Assignment {
  if (asked === undefined) {
    const first = preferred(access, active);
    if (!first) throw new Refusal('NO_ASSIGNMENT');
    return first;
  }
  const found = active.find((held) => isSame(held, asked));
  if (!found) throw new Refusal('ASSIGNMENT_UNKNOWN');
  return found;
}

function staffSession(ctx: Ctx, { personId, name }: Person, assignment: Assignment, notAfter: Instant | undefined): StaffSession {
  const { role, orgId, dealerId, storeId } = assignment;
  const life = newLife('staff', ctx.now, [assignment.until, notAfter]);
  const place = { role, orgId, dealerId, ...(storeId === undefined ? {} : { storeId }) };
  return { kind: 'staff', sessionId: ctx.newId('session'), personId, name, ...place, ...life };
}

/** Returns the token. What is saved with the session is done in the person's name. */
async function save(ctx: Ctx, before: Access, session: StaffSession, { instead, also }: Wanted): Promise<string> {
  const { token, hash } = newToken();
  const { orgId, role, endsAt } = session;
  const { access, revoked } = admitted(before, { tokenHash: hash, orgId, role, endsAt }, ctx.now, instead?.tokenHash);
  const ending = new Set([...revoked.map((s) => s.tokenHash), ...(instead ? [instead.tokenHash] : [])]);
  const writes = [
    create(sessionRow(hash, session)),
    replace(accessRow(access), access.rev),
    ...[...ending].map(endSession),
    ...(also?.writes ?? []),
  ];
  await commit({ ...ctx, session }, { writes, audit: also?.audit ?? [], reply: null });
  return token;
}
