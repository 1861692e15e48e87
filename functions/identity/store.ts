import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { StaffRole } from '#platform/contract';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { type CustomerSession, type StaffSession, sessionRef } from '#platform/session';
import { due, dueRows } from '#platform/sweep';
import { get, type Key, query, type Ref, type Row } from '#platform/table';
import { type Condition, change } from '#platform/writes';
import type { Access } from './domain/access.ts';
import type { Assignment, Person } from './domain/assignment.ts';
import type { Note } from './domain/note.ts';
import type { Org, OrgKind } from './domain/org.ts';
import { isOpenAt } from './domain/period.ts';
import type { StoredToken } from './gateways/token-held.ts';
import type { TokenStore } from './gateways/token-lease.ts';

const ttlOf = (at: Instant): number => Math.floor(epochMs(at) / 1000);

// Organisations: group rows, listed per dealer and kind (gsi1) and per kind (gsi2).

export const orgRef = (orgId: string): Ref<Org> => ({ key: orgKey(orgId), read: (row) => row.org as Org });
const orgKey = (orgId: string): Key => ({ pk: `${group}#ORG#${orgId}`, sk: 'ORG' });

export function orgRow(org: Org): Row {
  const listed = { gsi1pk: ofDealer(scopeOfDealer(org.dealerId), org.kind), gsi2pk: ofKind(org.kind), gsi1sk: org.code, gsi2sk: org.code };
  return { ...orgKey(org.orgId), ...listed, v: 1, org };
}
const ofDealer = (scope: Scope, kind: OrgKind): string => `${scope}#ORGS#${kind}`;
const ofKind = (kind: OrgKind): string => `${group}#ORGS#${kind}`;

/** Codes are what people and imports call an organisation: one code, one organisation. */
export const orgCodeRef = (code: string): Ref<{ orgId: string }> => ({
  key: orgCodeKey(code),
  read: (row) => ({ orgId: String(row.orgId) }),
});
const orgCodeKey = (code: string): Key => ({ pk: `${group}#ORG-CODE#${code}`, sk: 'ORG-CODE' });
export const orgCodeRow = ({ code, orgId }: Org): Row => ({ ...orgCodeKey(code), orgId });

type Asked = { limit?: number | undefined; cursor?: string | undefined };
const paged = ({ limit, cursor }: Asked) => ({ cursor, ...(limit === undefined ? {} : { limit }) });

export const orgsOfDealer = (scope: Scope, kind: OrgKind, asked: Asked): Promise<Page<Org>> =>
  query({ index: 'gsi1', pk: ofDealer(scope, kind), ...paged(asked) }, (row) => row.org as Org);

export const orgsOfKind = (kind: OrgKind, asked: Asked): Promise<Page<Org>> =>
  query({ index: 'gsi2', pk: ofKind(kind), ...paged(asked) }, (row) => row.org as Org);

// People: who they are with all assignments, what sessions they have, and by which outside accounts they sign in.

const personKey = (personId: string, sk: 'PERSON' | 'ACCESS' | 'WECOM'): Key => ({ pk: `${group}#PERSON#${personId}`, sk });

export const personRef = (personId: string): Ref<Person> => ({
  key: personKey(personId, 'PERSON'),
  read: (row) => ({ ...(row.person as Omit<Person, 'rev'>), rev: row.rev ?? 1 }),
});
export function personRow({ rev: _, ...person }: Person): Row {
  return { ...personKey(person.personId, 'PERSON'), v: 1, person };
}

export const accessRef = (personId: string): Ref<Access> => ({
  key: personKey(personId, 'ACCESS'),
  read: (row) => ({ ...(row.access as Omit<Access, 'rev'>), rev: row.rev ?? 1 }),
});
export function accessRow({ rev: _, ...access }: Access): Row {
  return { ...personKey(access.personId, 'ACCESS'), v: 1, access };
}

/** Outside accounts carry their app or corporation: the same userid of another corp is somebody else. */
export type OutsideId = { system: 'wecom'; corpId: string; userId: string } | { system: 'wechat'; appId: string; openId: string };

export const outsideIdRef = (outside: OutsideId): Ref<{ personId: string }> => ({
  key: outsideIdKey(outside),
  read: (row) => ({ personId: String(row.personId) }),
});
export const outsideIdRow = (outside: OutsideId, personId: string): Row => ({ ...outsideIdKey(outside), personId });

function outsideIdKey(outside: OutsideId): Key {
  const named = outside.system === 'wecom' ? `${outside.corpId}#${outside.userId}` : `${outside.appId}#${outside.openId}`;
  return { pk: `${group}#STAFF-ID#${outside.system}#${named}`, sk: 'STAFF-ID' };
}

/** The WeCom account that a person is written to, found from the person. */
export type WecomAccount = { corpId: string; userId: string };
export const wecomAccountRef = (personId: string): Ref<WecomAccount> => ({
  key: personKey(personId, 'WECOM'),
  read: (row) => ({ corpId: String(row.corpId), userId: String(row.userId) }),
});
export const wecomAccountRow = (personId: string, { corpId, userId }: WecomAccount): Row => ({
  ...wecomAccountRef(personId).key,
  corpId,
  userId,
});

export const personOfWecomRef = (corpId: string, userId: string): Ref<{ personId: string }> =>
  outsideIdRef({ system: 'wecom', corpId, userId });

/** Invitations to bind a WeChat account, by the hash of their code. */
export type Invite = { personId: string; expiresAt: Instant };
export const inviteRef = (codeHash: string): Ref<Invite> => ({
  key: { pk: `${group}#INVITE#${codeHash}`, sk: 'INVITE' },
  read: (row) => ({ personId: String(row.personId), expiresAt: String(row.expiresAt) }),
});
export const inviteRow = (codeHash: string, invite: Invite): Row => ({
  ...inviteRef(codeHash).key,
  ...invite,
  ttl: ttlOf(invite.expiresAt),
});

// Who works in a store (or, for other roles, in a dealer or head office): one row a role, under the dealer's scope.

type StaffMember = Assignment & { personId: string; name: string };

export function staffRow({ personId, name }: Pick<Person, 'personId' | 'name'>, assignment: Assignment): Row {
  return { ...staffKey(personId, assignment), ...assignment, personId, name };
}
export function staffKey(personId: string, { dealerId, storeId, orgId, role }: Assignment): Key {
  return { pk: staffOf(scopeOfDealer(dealerId), storeId ?? orgId), sk: `${personId}#${role}#${orgId}` };
}
const staffOf = (scope: Scope, storeId: string): string => `${scope}#STAFF#${storeId}`;

/** Who works in a place now. One round trip; a store of another scope has nobody. */
export async function staffIn(scope: Scope, storeId: string, now: Instant): Promise<{ personId: string; name: string; role: StaffRole }[]> {
  const { items } = await query({ pk: staffOf(scope, storeId), limit: 500 }, (row) => row as Row & StaffMember);
  const working = items.filter((staff) => isOpenAt(staff, now)).map(({ personId, name, role }) => ({ personId, name, role }));
  // A person may hold one role at several counters of the store.
  return [...new Map(working.map((staff) => [`${staff.personId}#${staff.role}`, staff])).values()];
}

// Sessions: platform reads them on each request; they are written here.

/** `unionId` stays beside a customer's session: joining ties it to the member. */
export function sessionRow(tokenHash: string, session: StaffSession | CustomerSession, unionId?: string): Row {
  const known = unionId === undefined ? {} : { unionId };
  return { ...sessionRef(tokenHash).key, v: 1, session, ttl: ttlOf(session.endsAt), ...known };
}
export const sessionRevRef = (tokenHash: string): Ref<{ rev: number; unionId?: string }> => ({
  key: sessionRef(tokenHash).key,
  read: (row) => ({ rev: row.rev ?? 1, ...(row.unionId === undefined ? {} : { unionId: String(row.unionId) }) }),
});

// Subscribe messages: how many more of a template an account allows, and those that are to be sent.

export const consentsRef = (appId: string, openId: string, templateId: string): Ref<{ left: number }> => ({
  key: { pk: `${group}#SUBSCRIBED#${appId}#${openId}`, sk: templateId },
  read: (row) => ({ left: Number(row.left) }),
});

const NOTE_DUE = 'customer-note';
export const noteRef = (noteId: string): Ref<Note> => ({ key: { pk: `${group}#NOTE#${noteId}`, sk: 'NOTE' }, read: readNote });
const readNote = (row: Row): Note => ({ ...(row.note as Note), rev: row.rev ?? 1 });
export function noteRow({ rev: _, ...note }: Note): Row {
  const { noteId, dueAt, madeAt } = note;
  return {
    ...noteRef(noteId).key,
    ...(dueAt ? due(NOTE_DUE, noteId, dueAt) : {}),
    v: 1,
    note,
    ttl: ttlOf(plusDays(dueAt && dueAt > madeAt ? dueAt : madeAt, 90)),
  };
}
export const notesDue = (now: Instant): Promise<Note[]> => dueRows(NOTE_DUE, now, readNote);

// Access tokens of outside systems, shared by all Lambdas.

const heldTokenRef = (name: string): Ref<StoredToken> => ({
  key: { pk: `${group}#OUTSIDE-TOKEN#${name}`, sk: 'OUTSIDE-TOKEN' },
  read: (row) => ({ token: String(row.token), expiresAtMs: Number(row.expiresAtMs) }),
});

export const accessTokens: TokenStore = {
  read: (name) => get(heldTokenRef(name)),
  replace: async (name, previousToken, next) => {
    const when: Condition = previousToken === undefined ? ['token', 'absent'] : ['token', '=', previousToken];
    const { action: _, ...ctx } = systemContext('identity.tokens', name);
    try {
      return await commit(ctx, { writes: [change(heldTokenRef(name).key, { set: next, when: [when] })], reply: true });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'CHANGED') return false;
      throw error;
    }
  },
};
