import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { change, type Write } from '#platform/writes';
import type { Entry, Link } from './domain/link.ts';
import { usualHours, type Visit, type VisitHours } from './domain/visit.ts';

type Asked = { limit?: number | undefined; cursor?: string | undefined };
const paged = ({ limit, cursor }: Asked) => ({ cursor, ...(limit === undefined ? {} : { limit }) });

// Visits: found by their id alone, since customers belong to no dealer; listed by store and by member, and due to be reminded of.

const VISIT_DUE = 'visit-reminder';

export const visitRef = (visitId: string): Ref<Visit> => ({ key: { pk: `${group}#VISIT#${visitId}`, sk: 'VISIT' }, read: readVisit });
const readVisit = (row: Row): Visit => ({ ...(row.visit as Visit), rev: row.rev ?? 1 });

export function visitRow({ rev: _, ...visit }: Visit): Row {
  const { visitId, dealerId, storeId, memberId, at, remindAt } = visit;
  const sort = `${at}#${visitId}`;
  return {
    ...visitRef(visitId).key,
    gsi1pk: visitsIn(scopeOfDealer(dealerId), storeId),
    gsi1sk: sort,
    ...(memberId === undefined ? {} : { gsi2pk: visitsOf(memberId), gsi2sk: sort }),
    ...(remindAt === undefined ? {} : due(VISIT_DUE, visitId, remindAt)),
    v: 1,
    visit,
  };
}
const visitsIn = (scope: Scope, storeId: string): string => `${scope}#VISITS-IN#${storeId}`;
const visitsOf = (memberId: string): string => `${group}#VISITS-OF#${memberId}`;

export const visitsBetween = (scope: Scope, storeId: string, from: Instant, to: Instant, asked: Asked): Promise<Page<Visit>> =>
  query({ index: 'gsi1', pk: visitsIn(scope, storeId), from, to, ...paged(asked) }, readVisit);
export const visitsOfMember = (memberId: string, asked: Asked): Promise<Page<Visit>> =>
  query({ index: 'gsi2', pk: visitsOf(memberId), newestFirst: true, ...paged(asked) }, readVisit);
export const visitsDue = (now: Instant): Promise<Visit[]> => dueRows(VISIT_DUE, now, readVisit);

// How a store receives, and how many come at a time: one counter a slot, so that nobody comes too many however many book at once.

export const hoursRef = (scope: Scope, storeId: string): Ref<VisitHours> => ({
  key: { pk: `${scope}#VISIT-HOURS#${storeId}`, sk: 'VISIT-HOURS' },
  read: (row) => ({ ...usualHours, ...(row.hours as Partial<VisitHours>) }),
});
export const hoursRow = (scope: Scope, storeId: string, hours: VisitHours): Row => ({ ...hoursRef(scope, storeId).key, v: 1, hours });

const slotPk = (scope: Scope, storeId: string): string => `${scope}#VISIT-SLOT#${storeId}`;
const slotKey = (scope: Scope, storeId: string, at: Instant): Key => ({ pk: slotPk(scope, storeId), sk: at });
export const slotRef = (scope: Scope, storeId: string, at: Instant): Ref<{ taken: number }> => ({
  key: slotKey(scope, storeId, at),
  read: (row) => ({ taken: Number(row.taken) }),
});
/** All counters of a store's coming slots: at most a few hundred, one query. */
export async function slotsTaken(scope: Scope, storeId: string, from: Instant): Promise<Map<Instant, number>> {
  const page = await query({ pk: slotPk(scope, storeId), from, limit: 1000 }, (row) => [row.sk, Number(row.taken)] as const);
  return new Map(page.items);
}

const SLOT_KEPT_DAYS = 90;

/** One more in a slot. Refuses SLOT_FULL, CHANGED where it is the first of two at once: read again. */
export function takeSlot(scope: Scope, storeId: string, at: Instant, known: { taken: number } | undefined, perSlot: number): Write {
  const key = slotKey(scope, storeId, at);
  const set = { ttl: Math.floor(epochMs(plusDays(at, SLOT_KEPT_DAYS)) / 1000) };
  if (!known) return change(key, { set, add: { taken: 1 }, when: [['taken', 'absent']] });
  return change(key, { set, add: { taken: 1 }, when: [['taken', '<', perSlot]] }, 'SLOT_FULL');
}
export const freeSlot = (scope: Scope, storeId: string, at: Instant): Write =>
  change(slotKey(scope, storeId, at), { add: { taken: -1 }, when: [['taken', '>', 0]] });

// Links: found by their id alone, since who scans one is nobody yet; a guide's own found from the guide, forms listed by who made them.

export const linkRef = (linkId: string): Ref<Link> => ({ key: linkKey(linkId), read: readLink });
const linkKey = (linkId: string, sk = 'LINK'): Key => ({ pk: `${group}#LINK#${linkId}`, sk });
const readLink = (row: Row): Link => ({ ...(row.link as Link), rev: row.rev ?? 1 });

export function linkRow({ rev: _, ...link }: Link): Row {
  const listed = link.kind === 'FORM' ? { gsi1pk: formsOfPk(link.owner), gsi1sk: `${link.madeAt}#${link.linkId}` } : {};
  return { ...linkKey(link.linkId), ...listed, v: 1, link };
}
const formsOfPk = (owner: Scope): string => `${owner}#FORMS`;
export const formsOf = (owner: Scope, asked: Asked): Promise<Page<Link>> =>
  query({ index: 'gsi1', pk: formsOfPk(owner), newestFirst: true, ...paged(asked) }, readLink);

export const codeOfGuideRef = (scope: Scope, storeId: string, personId: string): Ref<{ linkId: string }> => ({
  key: { pk: `${scope}#GUIDE-CODE#${personId}`, sk: storeId },
  read: (row) => ({ linkId: String(row.linkId) }),
});

/** By the number's blind index: one entry a number; listed newest first. */
export const entryRef = (linkId: string, mobileIndex: string): Ref<Entry> => ({
  key: linkKey(linkId, `ENTRY#${mobileIndex}`),
  read: readEntry,
});
const readEntry = (row: Row): Entry => ({ ...(row.entry as Entry), rev: row.rev ?? 1 });
const entriesPk = (linkId: string): string => `${group}#LINK-ENTRIES#${linkId}`;
export const entryRow = (mobileIndex: string, { rev: _, ...entry }: Entry): Row => ({
  ...entryRef(entry.linkId, mobileIndex).key,
  gsi1pk: entriesPk(entry.linkId),
  gsi1sk: `${entry.at}#${entry.entryId}`,
  v: 1,
  entry,
});
export const entriesOf = (linkId: string, asked: Asked): Promise<Page<Entry>> =>
  query({ index: 'gsi1', pk: entriesPk(linkId), newestFirst: true, ...paged(asked) }, readEntry);

/** What came in by a link, in shards by the lead: a campaign's customers do not meet in one row. */
const COUNT_SHARDS = 8;
const countKey = (linkId: string, shard: number): Key => linkKey(linkId, `COUNT#${shard}`);
export function countWrite({ linkId, leadId, merged }: Entry): Write {
  const shard = (leadId.codePointAt(leadId.length - 1) ?? 0) % COUNT_SHARDS;
  return change(countKey(linkId, shard), { add: merged ? { merged: 1 } : { created: 1 } });
}
type Counts = { created: number; merged: number };
export const countRefs = (linkId: string): Ref<Counts>[] =>
  Array.from({ length: COUNT_SHARDS }, (_, shard) => ({
    key: countKey(linkId, shard),
    read: (row) => ({ created: Number(row.created ?? 0), merged: Number(row.merged ?? 0) }),
  }));

// How often an address has sent something by a link in a minute; addresses lie here as hashes only, for an hour.

export const sendsRef = (linkId: string, address: string, minute: string): Ref<{ count: number }> => ({
  key: { pk: `${group}#LINK-SENDS#${linkId}#${address}`, sk: minute },
  read: (row) => ({ count: Number(row.count) }),
});
export function sendWrite(linkId: string, address: string, now: Instant, known: { count: number } | undefined): Write {
  const when = known ? (['count', '<', SENDS_MAX] as const) : (['count', 'absent'] as const);
  const set = { ttl: Math.floor(epochMs(now) / 1000) + 3600 };
  return change(sendsRef(linkId, address, minuteOf(now)).key, { set, add: { count: 1 }, when: [when] }, known ? 'TOO_MANY' : 'CHANGED');
}
export const SENDS_MAX = 30;
export const minuteOf = (now: Instant): string => now.slice(0, 16);
