import { type CustomerSession, type StaffSession, sessionRef } from '#platform/session';
import { change, create, put, remove, replace, type Write } from '#platform/writes';
import type { Access } from './domain/access.ts';
import type { Assignment, Person } from './domain/assignment.ts';
import type { Org } from './domain/org.ts';
import { accessRow, type OutsideId, orgCodeRow, orgRow, outsideIdRow, personRow, staffKey, staffRow, wecomAccountRow } from './store.ts';

/** A new organisation with its unique code. Refuses ORG_CODE_TAKEN. */
export function createOrg(org: Org): Write[] {
  const { code } = org;
  return [create(orgRow(org), 'CHANGED'), create(orgCodeRow(org), 'ORG_CODE_TAKEN', { code })];
}

/** A new person with first assignments and the outside accounts to sign in with. Refuses OUTSIDE_ID_TAKEN. */
export function createPerson(person: Omit<Person, 'rev'>, outsideIds: readonly OutsideId[] = []): Write[] {
  const access: Access = { personId: person.personId, sessions: [], rev: 1 };
  return [
    create(personRow({ ...person, rev: 1 })),
    create(accessRow(access)),
    ...outsideIds.map((outside) => create(outsideIdRow(outside, person.personId), 'OUTSIDE_ID_TAKEN')),
    ...outsideIds.flatMap((outside) => (outside.system === 'wecom' ? [put(wecomAccountRow(person.personId, outside))] : [])),
    ...person.assignments.map((assignment) => put(staffRow(person, assignment))),
  ];
}

/** `person` as `assigned` (domain) made it, with the assignment just given. Refuses CHANGED. */
export function assign(person: Person, assignment: Assignment): Write[] {
  return [replace(personRow(person), person.rev), put(staffRow(person, assignment))];
}

/** `person` and `access` as they are without the assignment; its sessions end with it. Refuses CHANGED. */
export function unassign(
  person: Person,
  assignment: Assignment,
  { access, revoked }: { access: Access; revoked: { tokenHash: string }[] },
): Write[] {
  return [
    replace(personRow(person), person.rev),
    remove(staffKey(person.personId, assignment)),
    replace(accessRow(access), access.rev),
    ...revoked.map(({ tokenHash }) => endSession(tokenHash)),
  ];
}

export const endSession = (tokenHash: string): Write => remove(sessionRef(tokenHash).key);

/** A guest's session that becomes a member's. Refuses UNAUTHENTICATED if it has ended meanwhile. */
export function sessionOfMember(tokenHash: string, session: CustomerSession, memberId: string): Write[] {
  const joined: CustomerSession = { ...session, memberId };
  const changes = { set: { session: joined }, add: { rev: 1 }, when: [['pk', 'present']] as const };
  return [change(sessionRef(tokenHash).key, changes, 'UNAUTHENTICATED')];
}

/** A session with a later end, if it is still as it was read. Refuses CHANGED. */
export function slideSession(tokenHash: string, session: StaffSession | CustomerSession, rev: number): Write {
  return change(sessionRef(tokenHash).key, { set: { session }, add: { rev: 1 }, when: [['rev', '=', rev]] });
}
