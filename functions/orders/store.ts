import { type Day, dayOf, epochMs, type Instant } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { create, put, remove, type Write } from '#platform/writes';
import type { Approval } from './domain/approval.ts';
import type { GoodsAtHand, RecentSales } from './domain/at-hand.ts';
import type { Deputy } from './domain/deputy.ts';
import type { ParkedCart } from './domain/parked.ts';
import type { Slip } from './domain/slip.ts';

export const HOLD_DUE = 'slip-hold';

export function slipRef(scope: Scope, slipId: string): Ref<Slip> {
  return { key: { pk: `${scope}#SLIP#${slipId}`, sk: 'SLIP' }, read: readSlip };
}

const readSlip = (row: Row): Slip => ({ ...(row.slip as Slip), rev: Number(row.rev) });

/** Listed by store and day for its staff, by member for the customer; due while its holds may run out. */
export function slipRow(slip: Slip): Row {
  const scope = scopeOfDealer(slip.dealerId);
  const { rev, ...rest } = slip;
  return {
    ...slipRef(scope, slip.slipId).key,
    gsi1pk: storeDay(scope, slip.storeId, dayOf(slip.openedAt)),
    gsi1sk: `${slip.openedAt}#${slip.slipId}`,
    ...(slip.member ? { gsi2pk: memberList(slip.member.memberId), gsi2sk: `${slip.openedAt}#${slip.slipId}` } : {}),
    ...(slip.state === 'OPEN' && slip.holdsUntil ? due(HOLD_DUE, slip.slipId, slip.holdsUntil) : {}),
    slip: rest,
    rev,
  };
}

const storeDay = (scope: Scope, storeId: string, day: Day): string => `${scope}#SLIPS#${storeId}#${day}`;
const memberList = (memberId: string): string => `${group}#MEMBERSLIPS#${memberId}`;

type PageAsk = { cursor?: string | undefined; limit?: number | undefined };

export function slipsOfStore(scope: Scope, storeId: string, day: Day, ask: PageAsk): Promise<Page<Slip>> {
  return query({ index: 'gsi1', pk: storeDay(scope, storeId, day), newestFirst: true, ...sized(ask) }, readSlip);
}

export function slipsOfMember(memberId: string, ask: PageAsk): Promise<Page<Slip>> {
  return query({ index: 'gsi2', pk: memberList(memberId), newestFirst: true, ...sized(ask) }, readSlip);
}

const sized = ({ cursor, limit }: PageAsk): { cursor: string | undefined; limit?: number } =>
  limit === undefined ? { cursor } : { cursor, limit };

/** A deposit slip that waits for its balance stands in its store's list under the day on which the goods are due. */
const depositKey = ({ dealerId, storeId, slipId, handover }: Slip): Key => ({
  pk: storeDeposits(scopeOfDealer(dealerId), storeId),
  sk: `${handover?.day ?? '9999-12-31'}#${slipId}`,
});

const storeDeposits = (scope: Scope, storeId: string): string => `${scope}#DEPOSITS#${storeId}`;

export const listedDeposit = (slip: Slip): Write[] => (slip.deposit ? [create({ ...depositKey(slip), slipId: slip.slipId })] : []);
export const unlistedDeposit = (slip: Slip): Write[] => (slip.deposit ? [remove(depositKey(slip))] : []);

export function depositsOfStore(scope: Scope, storeId: string, ask: PageAsk): Promise<Page<string>> {
  return query({ pk: storeDeposits(scope, storeId), ...sized(ask) }, (row) => String(row.slipId));
}

export function slipsPastHold(now: Instant): Promise<Slip[]> {
  return dueRows(HOLD_DUE, now, readSlip);
}

/** A store's parked carts lie together, in the order of their numbers and so of their time; the table removes them when they are over. */
const parkedPartition = (scope: Scope, storeId: string): string => `${scope}#PARKED#${storeId}`;
const CART = 'ca_';

export function parkedRef(scope: Scope, storeId: string, cartId: string): Ref<ParkedCart> {
  return { key: { pk: parkedPartition(scope, storeId), sk: cartId }, read: readParked };
}

const readParked = (row: Row): ParkedCart => row.parked as ParkedCart;
const ttlOf = (at: Instant): number => Math.floor(epochMs(at) / 1000);

export const parkedRow = (scope: Scope, storeId: string, parked: ParkedCart): Row => ({
  ...parkedRef(scope, storeId, parked.cartId).key,
  parked,
  ttl: ttlOf(parked.expiresAt),
});

export const parkedOfStore = (scope: Scope, storeId: string, ask: PageAsk): Promise<Page<ParkedCart>> =>
  query({ pk: parkedPartition(scope, storeId), begins: CART, newestFirst: true, ...sized(ask) }, readParked);

/** Who has taken it, for those who still see it in their lists. */
export function takenRef(scope: Scope, storeId: string, cartId: string): Ref<{ name: string }> {
  return { key: { pk: parkedPartition(scope, storeId), sk: `TAKEN#${cartId}` }, read: (row) => ({ name: String(row.name) }) };
}

/** Only one takes it. Refuses PARKED_GONE. */
export const takenAway = (scope: Scope, storeId: string, { cartId, expiresAt }: ParkedCart, by: StaffSession, at: Instant): Write[] => [
  remove(parkedRef(scope, storeId, cartId).key, [['pk', 'present']], 'PARKED_GONE'),
  put({ ...takenRef(scope, storeId, cartId).key, name: by.name, takenBy: by.personId, takenAt: at, ttl: ttlOf(expiresAt) }),
];

/** What lies at a guide's hand in a store: what was sold last, and what is pinned. */
type Hand = { scope: Scope; storeId: string; personId: string };

const handKey = ({ scope, storeId, personId }: Hand, sk: 'SALES' | 'FAVOURITES'): Key => ({
  pk: `${scope}#HAND#${storeId}#${personId}`,
  sk,
});

export const recentSalesRef = (hand: Hand): Ref<RecentSales> => ({
  key: handKey(hand, 'SALES'),
  read: (row) => ({ sales: row.sales as RecentSales['sales'], rev: Number(row.rev) }),
});

export const recentSalesRow = (hand: Hand, { sales }: RecentSales): Row => ({ ...handKey(hand, 'SALES'), sales });

export const favouritesRef = (hand: Hand): Ref<{ favourites: readonly GoodsAtHand[]; rev: number }> => ({
  key: handKey(hand, 'FAVOURITES'),
  read: (row) => ({ favourites: row.favourites as GoodsAtHand[], rev: Number(row.rev) }),
});

export const favouritesRow = (hand: Hand, favourites: readonly GoodsAtHand[]): Row => ({ ...handKey(hand, 'FAVOURITES'), favourites });

/** A store's day, added up by the projector: one row for the total, one a guide, one a category. */
export type BoardRow = { kind: 'TOTAL' | 'GUIDE' | 'CAT'; key: string; name: string; slips: number; qty: number; netFen: number };

export const boardKey = (scope: Scope, storeId: string, day: Day, kind: BoardRow['kind'], key = ''): { pk: string; sk: string } => ({
  pk: `${scope}#BOARD#${storeId}#${day}`,
  sk: `${kind}#${key}`,
});

/** Where a store's day stands among its dealer's stores, or a dealer's among the group's dealers. */
export const totalKey = (scope: Scope, day: Day, orgId: string): { pk: string; sk: string } => ({
  pk: `${scope}#TOTALS#${day}`,
  sk: orgId,
});

export type PlaceTotal = { orgId: string; slips: number; netFen: number };

/** The stores of a dealer (the dealers of the group) that sold on a day. One round trip for each thousand. */
export async function totalsOf(scope: Scope, day: Day): Promise<PlaceTotal[]> {
  const totals: PlaceTotal[] = [];
  let cursor: string | undefined;
  do {
    const page = await query({ pk: totalKey(scope, day, '').pk, limit: 1000, cursor }, (row): PlaceTotal => {
      return { orgId: row.sk, slips: Number(row.slips ?? 0), netFen: Number(row.netFen ?? 0) };
    });
    totals.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return totals;
}

export async function boardOf(scope: Scope, storeId: string, day: Day): Promise<BoardRow[]> {
  const { pk } = boardKey(scope, storeId, day, 'TOTAL');
  const page = await query({ pk, limit: 1000 }, (row): BoardRow => {
    const [kind, key = ''] = row.sk.split('#');
    const number = (name: string): number => Number(row[name] ?? 0);
    return {
      kind: kind as BoardRow['kind'],
      key,
      name: String(row.name ?? key),
      slips: number('slips'),
      qty: number('qty'),
      netFen: number('netFen'),
    };
  });
  return page.items;
}

export function approvalRef(scope: Scope, approvalId: string): Ref<Approval> {
  return { key: { pk: `${scope}#APPROVAL#${approvalId}`, sk: 'APPROVAL' }, read: readApproval };
}

/** Requests of before there were kinds are for discounts. */
const readApproval = (row: Row): Approval =>
  ({ kind: 'DISCOUNT', ...(row.approval as Partial<Approval>), rev: Number(row.rev) }) as Approval;

/** Listed for the store's manager, waiting and decided apart, and for the guide who asked. */
export function approvalRow(approval: Approval): Row {
  const { rev, ...rest } = approval;
  const { storeId, approvalId, askedBy, askedAt, decision } = approval;
  const scope = scopeOfDealer(approval.dealerId);
  return {
    ...approvalRef(scope, approvalId).key,
    gsi1pk: storeApprovals(scope, storeId, decision ? 'DECIDED' : 'PENDING'),
    gsi1sk: `${decision?.at ?? askedAt}#${approvalId}`,
    gsi2pk: guideApprovals(scope, storeId, askedBy),
    gsi2sk: `${askedAt}#${approvalId}`,
    approval: rest,
    rev,
  };
}

export function deputyRef(scope: Scope, storeId: string): Ref<Deputy> {
  return { key: { pk: `${scope}#DEPUTY#${storeId}`, sk: 'DEPUTY' }, read: (row) => row.deputy as Deputy };
}

export const deputyRow = (scope: Scope, storeId: string, deputy: Deputy): Row => ({ ...deputyRef(scope, storeId).key, deputy });

export type ApprovalList = 'PENDING' | 'DECIDED';

const storeApprovals = (scope: Scope, storeId: string, list: ApprovalList): string => `${scope}#APPROVALS#${storeId}#${list}`;
const guideApprovals = (scope: Scope, storeId: string, personId: string): string => `${scope}#APPROVALS#${storeId}#${personId}`;

/** A store's approvals asked or decided since then: who has waited longest first, what was decided last first. */
export function approvalsOfStore(scope: Scope, storeId: string, list: ApprovalList, since: Instant, ask: PageAsk): Promise<Page<Approval>> {
  const pk = storeApprovals(scope, storeId, list);
  return query({ index: 'gsi1', pk, from: since, newestFirst: list === 'DECIDED', ...sized(ask) }, readApproval);
}

export function approvalsOfGuide(scope: Scope, storeId: string, personId: string, since: Instant, ask: PageAsk): Promise<Page<Approval>> {
  return query(
    { index: 'gsi2', pk: guideApprovals(scope, storeId, personId), from: since, newestFirst: true, ...sized(ask) },
    readApproval,
  );
}
