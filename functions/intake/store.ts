import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { change, type Write } from '#platform/writes';
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
