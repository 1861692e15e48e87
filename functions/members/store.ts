import type { Instant } from '#kernel/instant';
import type { Page } from '#kernel/page';
import type { SealedMobile } from '#platform/personal';
import { group, type Scope } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { change, type Write } from '#platform/writes';
import type { Account, AccountEntry } from './domain/account.ts';
import { levelOf } from './domain/level.ts';
import type { GuideOfMember, Member } from './domain/member.ts';
import type { PointsMove } from './domain/points.ts';
import type { TimelineEntry } from './domain/timeline.ts';

/** All of a member lies under one key: the row itself, the sealed number, ledger, guides, consents, accounts, timeline. */
export const memberKey = (memberId: string, sk = 'MEMBER'): Key => ({ pk: `${group}#MEMBER#${memberId}`, sk });

export const memberRef = (memberId: string): Ref<Member> => ({ key: memberKey(memberId), read: readMember });

/** What many writers move without reading stands beside the rest, as attributes of its own. */
type Counted = Pick<Member, 'pointsAvailable' | 'pointsHeld' | 'spentFen' | 'slipCount' | 'lastSlipAt'>;
type Described = Omit<Member, keyof Counted | 'level' | 'rev'>;

function readMember(row: Row): Member {
  const described = row.member as Described;
  const { pointsAvailable, pointsHeld, spentFen, slipCount, lastSlipAt, rev } = row as Row & Counted;
  const counted = { pointsAvailable, pointsHeld, spentFen, slipCount, ...(lastSlipAt === undefined ? {} : { lastSlipAt }) };
  return { ...described, ...counted, level: levelOf(spentFen, described.levelGranted), rev: rev ?? 1 };
}

export const ERASURE_DUE = 'member-erasure';
export const erasuresDue = (now: Instant): Promise<Member[]> => dueRows(ERASURE_DUE, now, readMember);

/** Listed per guide (gsi1) and per store (gsi2), last seen first; due while they are to be forgotten. */
export function memberRow({ level: _, rev: __, pointsAvailable, pointsHeld, spentFen, slipCount, lastSlipAt, ...member }: Member): Row {
  const order = `${member.lastSeenAt}#${member.memberId}`;
  const listed = member.guide && {
    gsi1pk: ofGuide(member.guide.personId),
    gsi1sk: order,
    gsi2pk: ofStore(member.guide.storeId),
    gsi2sk: order,
  };
  const leaving = member.erasure && due(ERASURE_DUE, member.memberId, member.erasure.nextAt);
  return {
    ...memberKey(member.memberId),
    ...listed,
    ...leaving,
    v: 1,
    member,
    pointsAvailable,
    pointsHeld,
    spentFen,
    slipCount,
    lastSlipAt,
  };
}
const ofGuide = (personId: string): string => `${group}#CUSTOMERS-OF#${personId}`;
const ofStore = (storeId: string): string => `${group}#CUSTOMERS-IN#${storeId}`;

type Asked = { limit?: number | undefined; cursor?: string | undefined };
const paged = ({ limit, cursor }: Asked) => ({ cursor, newestFirst: true, ...(limit === undefined ? {} : { limit }) });

export const membersOfGuide = (personId: string, asked: Asked): Promise<Page<Member>> =>
  query({ index: 'gsi1', pk: ofGuide(personId), ...paged(asked) }, readMember);

export const membersOfStore = (storeId: string, asked: Asked): Promise<Page<Member>> =>
  query({ index: 'gsi2', pk: ofStore(storeId), ...paged(asked) }, readMember);

// The mobile number: one row makes it unique, another, which only a reveal reads, keeps it sealed.

export const phoneRef = (index: string): Ref<{ memberId: string }> => ({
  key: { pk: `${group}#PHONE#${index}`, sk: 'PHONE' },
  read: (row) => ({ memberId: String(row.memberId) }),
});
export const phoneRow = (index: string, memberId: string): Row => ({ ...phoneRef(index).key, memberId });

export const sealedRef = (memberId: string): Ref<Pick<SealedMobile, 'index' | 'sealed'>> => ({
  key: memberKey(memberId, 'PHONE'),
  read: (row) => ({ index: String(row.index), sealed: String(row.sealed) }),
});
export const sealedRow = (memberId: string, { index, sealed }: SealedMobile): Row => ({ ...memberKey(memberId, 'PHONE'), index, sealed });

/** How many numbers a person has looked up on a day. */
export const revealsRef = (personId: string, day: string): Ref<{ count: number }> => ({
  key: { pk: `${group}#REVEALS#${personId}`, sk: day },
  read: (row) => ({ count: Number(row.count) }),
});

// Outside accounts carry their app; a unionid is one person in all apps of the company.

export const wechatMemberRef = (appId: string, openId: string): Ref<{ memberId: string }> => ({
  key: { pk: `${group}#WECHAT#${appId}#${openId}`, sk: 'WECHAT' },
  read: (row) => ({ memberId: String(row.memberId) }),
});
export const unionMemberRef = (unionId: string): Ref<{ memberId: string }> => ({
  key: { pk: `${group}#UNION#${unionId}`, sk: 'UNION' },
  read: (row) => ({ memberId: String(row.memberId) }),
});
/** The member's account in one app: where a subscribe message goes. */
export const wechatOfMemberRef = (memberId: string, appId: string): Ref<{ openId: string }> => ({
  key: memberKey(memberId, `WECHAT#${appId}`),
  read: (row) => ({ openId: String(row.openId) }),
});

/** Which accounts lead to a member: read only to forget them. */
const tieSk = (key: Key): string => `TIE#${key.pk}`;
export const tieRow = (memberId: string, key: Key): Row => ({ ...memberKey(memberId, tieSk(key)), tie: key });
export const tiesOf = async (memberId: string): Promise<Key[]> =>
  (await query({ pk: memberKey(memberId).pk, begins: 'TIE#', limit: 50 }, (row) => row.tie as Key)).items;

/** Some of the rows that lie under a member's key. */
export const keysOfMember = async (memberId: string, limit: number): Promise<Key[]> =>
  (await query({ pk: memberKey(memberId).pk, limit }, ({ pk, sk }) => ({ pk, sk }))).items;

// History: guides and consents, one row a change.

export const guideHistoryRow = (memberId: string, guide: GuideOfMember, by: string): Row => ({
  ...memberKey(memberId, `GUIDE#${guide.since}#${guide.personId}`),
  guide,
  by,
});
export const guidesOf = (memberId: string, asked: Asked): Promise<Page<GuideOfMember>> =>
  query({ pk: memberKey(memberId).pk, begins: 'GUIDE#', ...paged(asked) }, (row) => row.guide as GuideOfMember);

export type ConsentWord = { given: boolean; at: Instant; version?: string };
export const consentsOf = async (memberId: string): Promise<(ConsentWord & { purpose: string })[]> => {
  const read = ({ purpose, given, at, version }: Row) => ({
    ...{ purpose: String(purpose), given: given === true, at: String(at) },
    ...(version === undefined ? {} : { version: String(version) }),
  });
  return (await query({ pk: memberKey(memberId).pk, begins: 'CONSENT#', limit: 1000 }, read)).items;
};

export const consentHistoryRow = (memberId: string, purpose: string, word: ConsentWord): Row => ({
  ...memberKey(memberId, `CONSENT#${word.at}#${purpose}`),
  purpose,
  ...word,
});

// The points ledger. A slip holds once and ends once: releasing and settling share a key. It may come back in several portions.

export type PointsEntry = PointsMove & { entryId: string; at: Instant; slipId?: string; reason?: string };

export function pointsRow(memberId: string, entry: PointsEntry): Row {
  const { step, slipId, entryId, at } = entry;
  const turn = step === 'RELEASE' || step === 'SETTLE' ? 'END' : step === 'RETURN' ? `RETURN#${entryId}` : step;
  return {
    ...memberKey(memberId, `POINTS#${slipId ?? entryId}#${turn}`),
    gsi1pk: ledgerOf(memberId),
    gsi1sk: `${at}#${entryId}`,
    entry,
  };
}
const ledgerOf = (memberId: string): string => `${group}#POINTS-OF#${memberId}`;

export const pointsOf = (memberId: string, asked: Asked): Promise<Page<PointsEntry>> =>
  query({ index: 'gsi1', pk: ledgerOf(memberId), ...paged(asked) }, (row) => row.entry as PointsEntry);

// Points by the month they were earned in, which end together. A lot that has ended keeps its figures.

export type PointsLot = { memberId: string; lot: string; points: number; endsAt?: Instant };

export const POINTS_END = 'points-end';

const lotKey = (memberId: string, lot: string): Key => memberKey(memberId, `POINTSLOT#${lot}`);

/** Adds to a month's points, up or down. Nothing for 0. */
export function lotWrites({ memberId, lot, points, endsAt }: PointsLot): Write[] {
  if (points === 0) return [];
  const set = endsAt === undefined ? {} : { endsAt, memberId, lot, ...due(POINTS_END, memberId, endsAt) };
  return [change(lotKey(memberId, lot), { set, add: { points } })];
}

/** It has ended: due no more. Refuses CHANGED where it has ended before. */
export const lotEnded = ({ memberId, lot }: PointsLot, now: Instant): Write =>
  change(lotKey(memberId, lot), { set: { endedAt: now }, remove: ['duepk', 'dueAt'], when: [['duepk', 'present']] });

const readLot = (row: Row): PointsLot => ({
  memberId: String(row.memberId),
  lot: row.sk.slice('POINTSLOT#'.length),
  points: Number(row.points ?? 0),
  ...(row.endsAt === undefined ? {} : { endsAt: String(row.endsAt) }),
});

export const lotsDue = (now: Instant): Promise<PointsLot[]> => dueRows(POINTS_END, now, readLot);

export const lotsOf = async (memberId: string): Promise<PointsLot[]> =>
  (await query({ pk: memberKey(memberId).pk, begins: 'POINTSLOT#', limit: 1000 }, readLot)).items;

// The timeline: read rows made from facts.

export const timelineRow = (memberId: string, entry: TimelineEntry): Row => ({
  ...memberKey(memberId, `TIMELINE#${entry.at}#${entry.entryId}`),
  entry,
});
export const timelineOf = (memberId: string, asked: Asked): Promise<Page<TimelineEntry>> =>
  query({ pk: memberKey(memberId).pk, begins: 'TIMELINE#', ...paged(asked) }, (row) => row.entry as TimelineEntry);

/** Leads of all dealers that the member's timeline tells of; the oldest of more than a thousand entries are not looked at. */
export async function leadsOnTimeline(memberId: string): Promise<{ dealerId: string; leadId: string }[]> {
  const { items } = await timelineOf(memberId, { limit: 1000 });
  const found = new Map<string, { dealerId: string; leadId: string }>();
  for (const { leadId, dealerId } of items) if (leadId !== undefined && dealerId !== undefined) found.set(leadId, { dealerId, leadId });
  return [...found.values()];
}

// Prepayment and stored value: one balance row a dealer, moved with each line of its ledger.

const accountPk = (scope: Scope, memberId: string): string => `${scope}#ACCOUNT#${memberId}`;

export const accountRef = (scope: Scope, memberId: string): Ref<Account> => ({
  key: { pk: accountPk(scope, memberId), sk: 'BALANCE' },
  read: readAccount,
});
const readAccount = (row: Row): Account => ({ prepaidFen: Number(row.prepaidFen ?? 0), storedFen: Number(row.storedFen ?? 0) });
/** By which a member's accounts at all dealers are found; the same as long as the row lives. */
export const accountListed = (scope: Scope, memberId: string) => ({ gsi2pk: accountsPk(memberId), gsi2sk: scope });
const accountsPk = (memberId: string): string => `${group}#ACCOUNTS-OF#${memberId}`;
export const accountsOf = async (memberId: string): Promise<Account[]> =>
  (await query({ index: 'gsi2', pk: accountsPk(memberId), limit: 1000 }, readAccount)).items;

export const accountEntryRow = (scope: Scope, memberId: string, entry: AccountEntry): Row => ({
  pk: accountPk(scope, memberId),
  sk: `ENTRY#${entry.entryId}`,
  gsi1pk: `${scope}#ACCOUNT-LEDGER#${memberId}`,
  gsi1sk: `${entry.at}#${entry.entryId}`,
  entry,
});

export const accountEntries = (scope: Scope, memberId: string, asked: Asked): Promise<Page<AccountEntry>> =>
  query({ index: 'gsi1', pk: `${scope}#ACCOUNT-LEDGER#${memberId}`, ...paged(asked) }, (row) => row.entry as AccountEntry);
