import { type Day, epochMs, type Instant, plusDays, startOfDay } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { query, type Ref, type Row } from '#platform/table';
import { change, put, remove, type Write } from '#platform/writes';
import type { Back, Bought, History } from './domain/bought.ts';
import type { Membership, Segment } from './domain/segment.ts';
import type { TagRule } from './domain/tag-rule.ts';
import { type Walk, type Walker, walkerOf } from './domain/walk.ts';

const revOf = ({ rev }: Row): number => rev ?? 1;

// The rules of tags, and each owner's segments: one row each, because whoever looks at a member needs all of them.

export type RuleBook = { rules: readonly TagRule[]; rev: number };
export const ruleBookRef: Ref<RuleBook> = {
  key: { pk: `${group}#TAGRULES`, sk: 'BOOK' },
  read: (row) => ({ rules: row.rules as TagRule[], rev: revOf(row) }),
};
export const ruleBookRow = (rules: readonly TagRule[]): Row => ({ ...ruleBookRef.key, v: 1, rules });

export type SegmentBook = { segments: readonly Segment[]; rev: number };
export const segmentBookRef = (scope: Scope): Ref<SegmentBook> => ({
  key: { pk: `${scope}#SEGMENTS`, sk: 'BOOK' },
  read: (row) => ({ segments: row.segments as Segment[], rev: revOf(row) }),
});
export const segmentBookRow = (scope: Scope, segments: readonly Segment[]): Row => ({ ...segmentBookRef(scope).key, v: 1, segments });

// What members bought, by the business day of the sale; what came back stands beside its sale.

const historyPk = (memberId: string): string => `${group}#BOUGHT#${memberId}`;

export const boughtRow = (memberId: string, bought: Bought): Row => ({
  pk: historyPk(memberId),
  sk: `${bought.day}#${bought.slipId}`,
  bought,
});
export const backRow = (memberId: string, back: Back): Row => ({
  pk: historyPk(memberId),
  sk: `${back.day}#${back.slipId}#${back.returnId}`,
  back,
});

/** The purchases of a member from a day on. */
export async function historyOf(memberId: string, from: Day): Promise<History> {
  const { items } = await query({ pk: historyPk(memberId), from, limit: 1000 }, (row) => row);
  return {
    bought: items.flatMap((row) => (row.bought ? [row.bought as Bought] : [])),
    back: items.flatMap((row) => (row.back ? [row.back as Back] : [])),
  };
}

// Where a member stands: the segments they are in, and the day on which their tags change by themselves. One row for every member,
// listed by walkers.

export type Standing = { memberId: string; memberships: readonly Membership[]; dueDay?: Day; rev: number };

export const TAGS_DUE = 'member-tags';

const readStanding = (row: Row): Standing => ({ ...(row.standing as Omit<Standing, 'rev'>), rev: revOf(row) });

export const standingRef = (memberId: string): Ref<Standing> => ({
  key: { pk: `${group}#STANDING#${memberId}`, sk: 'STANDING' },
  read: readStanding,
});

export function standingRow({ rev: _, ...standing }: Standing): Row {
  const { memberId, dueDay } = standing;
  const listed = { gsi1pk: walkPk(walkerOf(memberId)), gsi1sk: memberId };
  const when = dueDay === undefined ? {} : due(TAGS_DUE, memberId, startOfDay(dueDay));
  return { ...standingRef(memberId).key, ...listed, ...when, v: 1, standing };
}
const walkPk = (walker: number): string => `${group}#STANDINGS#${walker}`;

export const standingsDue = (now: Instant): Promise<Standing[]> => dueRows(TAGS_DUE, now, readStanding);

/** A walker's members in order of their ids, those after `after`. */
export async function membersAfter(walker: number, after: string | undefined, limit: number): Promise<string[]> {
  const from = after === undefined ? {} : { from: `${after}~` };
  return (await query({ index: 'gsi1', pk: walkPk(walker), limit, ...from }, ({ gsi1sk }) => String(gsi1sk))).items;
}

/** How many members there are, counted by walker as their standings are made. */
const membersKey = (walker: number) => ({ pk: `${group}#STANDINGS`, sk: `COUNT#${walker}` });
export const memberCounted = (memberId: string, by: 1 | -1 = 1): Write => change(membersKey(walkerOf(memberId)), { add: { count: by } });
export const memberCount = async (): Promise<number> =>
  (await query({ pk: `${group}#STANDINGS`, begins: 'COUNT#', limit: 100 }, readCount)).items.reduce((sum, count) => sum + count, 0);

// Who is in a segment: one row a member, listed by guide and by store; counters move in the same transaction.

const readCount = ({ count }: Row): number => Number(count ?? 0);
const segmentPk = ({ scope, segmentId }: Pick<Membership, 'scope' | 'segmentId'>): string => `${scope}#SEGMENT#${segmentId}`;
type Of = 'GUIDE' | 'STORE' | 'DEALER';
const countersPk = (segment: Pick<Membership, 'scope' | 'segmentId'>): string => `${segmentPk(segment)}#COUNTS`;

const countersOf = (one: Membership, memberId: string): string[] => {
  const { guideId, storeId, dealerId } = one;
  return [`ALL#${walkerOf(memberId)}`, ...(guideId === undefined ? [] : [`GUIDE#${guideId}`, `STORE#${storeId}`, `DEALER#${dealerId}`])];
};

function memberRow(one: Membership, memberId: string): Row {
  const { guideId, storeId } = one;
  const pk = segmentPk(one);
  const listed = { gsi1pk: `${pk}#GUIDE#${guideId}`, gsi1sk: memberId, gsi2pk: `${pk}#STORE#${storeId}`, gsi2sk: memberId };
  return { pk, sk: memberId, ...(guideId === undefined ? {} : listed) };
}

/** A member's moves between segments, with every counter; one who stays in a segment under another guide leaves and joins it. */
export function movesOf(memberId: string, leave: readonly Membership[], join: readonly Membership[]): Write[] {
  const stays = new Set(join.map(segmentPk));
  const left = leave.filter((one) => !stays.has(segmentPk(one)));
  const counts = new Map<string, { pk: string; sk: string; by: number }>();
  const count = (one: Membership, by: 1 | -1): void => {
    for (const sk of countersOf(one, memberId)) {
      const pk = countersPk(one);
      counts.set(`${pk} ${sk}`, { pk, sk, by: by + (counts.get(`${pk} ${sk}`)?.by ?? 0) });
    }
  };
  for (const one of leave) count(one, -1);
  for (const one of join) count(one, 1);
  return [
    ...left.map((one) => remove({ pk: segmentPk(one), sk: memberId }, [['pk', 'present']])),
    ...join.map((one) => put(memberRow(one, memberId))),
    ...[...counts.values()].flatMap(({ pk, sk, by }) => (by === 0 ? [] : [change({ pk, sk }, { add: { count: by } })])),
  ];
}

/** All in a segment, exactly: every counter moved with its member. */
export const countOf = async (segment: Pick<Membership, 'scope' | 'segmentId'>): Promise<number> =>
  (await query({ pk: countersPk(segment), begins: 'ALL#', limit: 100 }, readCount)).items.reduce((sum, count) => sum + count, 0);

export const countRef = (segment: Pick<Membership, 'scope' | 'segmentId'>, of: Of, id: string): Ref<number> => ({
  key: { pk: countersPk(segment), sk: `${of}#${id}` },
  read: readCount,
});

/** The guides who have customers in a segment, 50 a page. */
export async function guidesIn(segment: Pick<Membership, 'scope' | 'segmentId'>, cursor: string | undefined): Promise<Page<string>> {
  const page = await query({ pk: countersPk(segment), begins: 'GUIDE#', limit: 50, cursor }, (row) => ({
    sk: row.sk,
    count: readCount(row),
  }));
  const items = page.items.flatMap(({ sk, count }) => (count > 0 ? [sk.slice('GUIDE#'.length)] : []));
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

type Asked = { limit?: number | undefined; cursor?: string | undefined };
export function membersIn(
  segment: Pick<Membership, 'scope' | 'segmentId'>,
  of: { guideId: string } | { storeId: string } | undefined,
  { limit, cursor }: Asked,
): Promise<Page<string>> {
  const paged = { cursor, ...(limit === undefined ? {} : { limit }) };
  const pk = segmentPk(segment);
  if (of === undefined) return query({ pk, ...paged }, ({ sk }) => sk);
  return 'guideId' in of
    ? query({ index: 'gsi1', pk: `${pk}#GUIDE#${of.guideId}`, ...paged }, ({ sk }) => sk)
    : query({ index: 'gsi2', pk: `${pk}#STORE#${of.storeId}`, ...paged }, ({ sk }) => sk);
}

// Walks: long work in turns, each walker on a row of its own.

const walkKey = (scope: Scope, jobId: string, sk: string) => ({ pk: `${scope}#WALK#${jobId}`, sk });
const ttlOf = (at: Instant): number => Math.floor(epochMs(plusDays(at, 30)) / 1000);

export const walkRef = (scope: Scope, jobId: string): Ref<Walk> => ({
  key: walkKey(scope, jobId, 'WALK'),
  read: (row) => row.walk as Walk,
});
export const walkerRef = (scope: Scope, jobId: string, walker: number): Ref<Walker & { rev: number }> => ({
  key: walkKey(scope, jobId, `WALKER#${walker}`),
  read: (row) => ({ ...(row.walker as Walker), rev: revOf(row) }),
});
export const walkRow = (walk: Walk): Row => ({ ...walkRef(walk.scope, walk.jobId).key, v: 1, walk, ttl: ttlOf(walk.startedAt) });
export const walkerRow = ({ scope, jobId, startedAt }: Walk, walker: Walker): Row => ({
  ...walkerRef(scope, jobId, walker.walker).key,
  walker,
  ttl: ttlOf(startedAt),
});
export const walkersOf = async (scope: Scope, jobId: string): Promise<Walker[]> =>
  (await query({ pk: walkKey(scope, jobId, '').pk, begins: 'WALKER#', limit: 100 }, (row) => row.walker as Walker)).items;
