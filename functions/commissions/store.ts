import type { Day, Instant } from '#kernel/instant';
import { monthOf } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Page } from '#kernel/page';
import type { Scope } from '#platform/scope';
import { type Key, query, type Ref, type Row } from '#platform/table';
import type { GuideStatement, MonthSums } from './domain/month-statement.ts';
import type { CommissionRule } from './domain/rule.ts';
import type { RuleBook } from './domain/rule-book.ts';

/** What one guide got for one slip, packed: the lines with the rule that paid for each. */
export type CommissionEntry = {
  personId: string;
  slipId: string;
  slipNumber: string;
  storeId: string;
  at: Instant;
  shareBps: number;
  amountFen: Fen;
  state: 'LOCKED';
  /** A clawback: the return that caused it, and the month of sale that it belongs to. Its amounts are negative. */
  returnId?: string;
  soldMonth?: string;
  lines: readonly { lineKey: string; name: string; ruleId: string; ruleVersion: number; rule: string; amountFen: Fen }[];
};

/** A guide's month in one store, kept beside the entries in the same transaction. */
export type MonthTotal = { personId: string; name: string; totalFen: Fen; slips: number };

export function rulesRef(scope: Scope): Ref<RuleBook> {
  return {
    key: { pk: `${scope}#COMMISSIONRULES`, sk: 'LIVE' },
    read: (row) => ({ version: Number(row.version), rules: row.rules as CommissionRule[] }),
  };
}

export function rulesRow(scope: Scope, book: RuleBook): Row {
  return { ...rulesRef(scope).key, ...book };
}

/** What was published, version by version; entries name the version that paid. */
export const pastRulesRow = (scope: Scope, book: RuleBook, by: string, at: Instant): Row => ({
  pk: rulesRef(scope).key.pk,
  sk: `V#${String(book.version).padStart(8, '0')}`,
  ...book,
  by,
  at,
});

type EntryPlace = Pick<CommissionEntry, 'personId' | 'at' | 'slipId' | 'returnId'>;

/** In the month it is booked in. A slip accrues once for a guide, and each of its returns takes back once. */
export function entryRef(scope: Scope, { personId, at, slipId, returnId }: EntryPlace, day: Day): Ref<CommissionEntry> {
  const cause = returnId === undefined ? slipId : `${slipId}#${returnId}`;
  return {
    key: { pk: `${scope}#COMMISSION#${personId}`, sk: `${monthOf(day)}#${at}#${cause}` },
    read: (row) => row.entry as CommissionEntry,
  };
}

export function entryRow(scope: Scope, entry: CommissionEntry, day: Day): Row {
  return { ...entryRef(scope, entry, day).key, entry };
}

export function listEntries(
  scope: Scope,
  personId: string,
  month: string,
  page: { cursor?: string | undefined; limit?: number | undefined },
): Promise<Page<CommissionEntry>> {
  const range = { pk: `${scope}#COMMISSION#${personId}`, begins: `${month}#`, newestFirst: true, cursor: page.cursor };
  return query(page.limit === undefined ? range : { ...range, limit: page.limit }, (row) => row.entry as CommissionEntry);
}

const monthPartition = (scope: Scope, storeId: string, month: string): string => `${scope}#COMMISSIONMONTH#${storeId}#${month}`;

export const monthTotalKey = (scope: Scope, storeId: string, month: string, personId: string): Key => ({
  pk: monthPartition(scope, storeId, month),
  sk: personId,
});

const readTotal = (row: Row): MonthTotal => ({
  personId: row.sk,
  name: String(row.name ?? ''),
  totalFen: Number(row.totalFen ?? 0),
  slips: Number(row.slips ?? 0),
});

export function monthTotalRef(scope: Scope, storeId: string, month: string, personId: string): Ref<MonthTotal> {
  return { key: monthTotalKey(scope, storeId, month, personId), read: readTotal };
}

export async function monthTotals(scope: Scope, storeId: string, month: string): Promise<MonthTotal[]> {
  const page = await query({ pk: monthPartition(scope, storeId, month), limit: 1000 }, readTotal);
  return page.items.sort((a, b) => b.totalFen - a.totalFen || (a.personId < b.personId ? -1 : 1));
}

/** All that a guide's month booked, oldest first. */
export async function entriesOfMonth(scope: Scope, personId: string, month: string): Promise<CommissionEntry[]> {
  const entries: CommissionEntry[] = [];
  let cursor: string | undefined;
  do {
    const range = { pk: `${scope}#COMMISSION#${personId}`, begins: `${month}#`, limit: 1000, cursor };
    const page = await query(range, (row) => row.entry as CommissionEntry);
    entries.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return entries;
}

/** One closed month of a dealer; its guides' statements lie beside it, packed. Never changed. */
export type MonthClosed = MonthSums & { month: string; guides: number; closedBy: string; closedByName: string; closedAt: Instant };

/** Some 250 bytes each: a row holds 400 KB. */
const STATEMENTS_A_ROW = 500;

const closesPartition = (scope: Scope): string => `${scope}#COMMISSIONCLOSE`;

export const closedRef = (scope: Scope, month: string): Ref<MonthClosed> => ({
  key: { pk: closesPartition(scope), sk: month },
  read: (row) => row.closed as MonthClosed,
});

const statementsPk = (scope: Scope, month: string): string => `${closesPartition(scope)}#${month}`;

export function closeRows(scope: Scope, closed: MonthClosed, statements: readonly GuideStatement[]): Row[] {
  const parts = Array.from({ length: Math.ceil(statements.length / STATEMENTS_A_ROW) }, (_, i) => ({
    pk: statementsPk(scope, closed.month),
    sk: String(i).padStart(4, '0'),
    statements: statements.slice(i * STATEMENTS_A_ROW, (i + 1) * STATEMENTS_A_ROW),
  }));
  return [{ ...closedRef(scope, closed.month).key, closed }, ...parts];
}

/** In the order in which they were closed. */
export async function closedStatements(scope: Scope, { month }: MonthClosed): Promise<GuideStatement[]> {
  const statements: GuideStatement[] = [];
  let cursor: string | undefined;
  do {
    const page = await query({ pk: statementsPk(scope, month), cursor }, (row) => row.statements as GuideStatement[]);
    statements.push(...page.items.flat());
    cursor = page.cursor;
  } while (cursor !== undefined);
  return statements;
}

/** One guide's, found row by row: most dealers have one row. */
export async function closedStatementOf(scope: Scope, { month }: MonthClosed, personId: string): Promise<GuideStatement | undefined> {
  let cursor: string | undefined;
  do {
    const page = await query({ pk: statementsPk(scope, month), limit: 1, cursor }, (row) => row.statements as GuideStatement[]);
    const found = page.items.flat().find((one) => one.personId === personId);
    if (found) return found;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return undefined;
}

/** Newest first, up to fifty. */
export async function closedMonths(scope: Scope, limit = 50): Promise<MonthClosed[]> {
  const page = await query({ pk: closesPartition(scope), newestFirst: true, limit }, (row) => row.closed as MonthClosed);
  return page.items;
}

export const lastClosed = async (scope: Scope): Promise<MonthClosed | undefined> => (await closedMonths(scope, 1))[0];
