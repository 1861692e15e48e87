import { type Day, dayOf, type Instant } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { query, type Ref, type Row } from '#platform/table';
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

export function slipsPastHold(now: Instant): Promise<Slip[]> {
  return dueRows(HOLD_DUE, now, readSlip);
}

/** A store's day, added up by the projector: one row for the total, one a guide, one a category. */
export type BoardRow = { kind: 'TOTAL' | 'GUIDE' | 'CAT'; key: string; name: string; slips: number; qty: number; netFen: number };

export const boardKey = (scope: Scope, storeId: string, day: Day, kind: BoardRow['kind'], key = ''): { pk: string; sk: string } => ({
  pk: `${scope}#BOARD#${storeId}#${day}`,
  sk: `${kind}#${key}`,
});

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
