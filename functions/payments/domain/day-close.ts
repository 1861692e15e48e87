import type { Day, Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { credit, debit, entry, type JournalEntry, type LedgerAccount } from './journal.ts';

/** What a store counts in the evening, way by way: the drawer, the terminal's total, the statements of the others. */
export const countedAccounts = ['CASH', 'CARD', 'WECHAT', 'ALIPAY', 'BANK', 'LENDER'] as const satisfies readonly LedgerAccount[];
export type CountedAccount = (typeof countedAccounts)[number];

/** A day of one way: what came in, what was given back, how often. */
export type WayOfDay = { account: CountedAccount; inFen: Fen; outFen: Fen; netFen: Fen; times: number };

export type DayCount = { floatFen: Fen; counted: Partial<Record<CountedAccount, Fen>>; note?: string | undefined };

export type Difference = { account: CountedAccount; expectedFen: Fen; countedFen: Fen; differenceFen: Fen };

/** One close of a store's day. It is never changed: what was wrong in it is put right by the next, which says why. */
export type DayClose = {
  dealerId: string;
  storeId: string;
  day: Day;
  /** 1, and one more with each correction. */
  seq: number;
  floatFen: Fen;
  ways: readonly WayOfDay[];
  differences: readonly Difference[];
  note?: string;
  closedBy: string;
  closedAt: Instant;
};

const counts = ({ kind }: JournalEntry): boolean => kind !== 'CLOSE';

/** What the books say of the day, for the ways that moved. What a close found is not part of what it compares with. */
export function waysOfDay(entries: readonly JournalEntry[], storeId: string): WayOfDay[] {
  return countedAccounts.flatMap((account) => {
    const moves = entries
      .filter(counts)
      .flatMap(({ postings }) => postings.filter((posting) => posting.account === account && posting.storeId === storeId));
    if (moves.length === 0) return [];
    const inFen = moves.reduce((sum, { fen }) => sum + Math.max(0, fen), 0);
    const outFen = moves.reduce((sum, { fen }) => sum + Math.max(0, -fen), 0);
    return [{ account, inFen, outFen, netFen: inFen - outFen, times: moves.length }];
  });
}

/** Money that went back on a slip of an earlier day: it is why a way may be below what the day's slips say. */
export function lateRefunds(entries: readonly JournalEntry[]): JournalEntry[] {
  const ofToday = new Set(entries.flatMap(({ kind, slipId }) => (kind === 'TENDER' || kind === 'SALE' ? [slipId] : [])));
  return entries.filter(({ kind, slipId }) => (kind === 'REFUND' || kind === 'REFUND_END') && !ofToday.has(slipId));
}

/** What was booked for the day after it was last closed. */
export const bookedAfter = (entries: readonly JournalEntry[], close: DayClose | undefined): JournalEntry[] =>
  close ? entries.filter((one) => counts(one) && one.at > close.closedAt) : [];

type Closing = Pick<DayClose, 'dealerId' | 'storeId' | 'day' | 'closedBy' | 'closedAt'> & { before: DayClose | undefined; today: Day };

/**
 * The day's close over what was counted. Refuses CLOSE_FUTURE; CLOSE_REASON {difference} where something differs, or an earlier close is
 * corrected, without a word why.
 */
export function closedDay(closing: Closing, ways: readonly WayOfDay[], count: DayCount): DayClose {
  const { before, today, ...base } = closing;
  if (closing.day > today) throw new Refusal('CLOSE_FUTURE');
  const differences = differencesOf(ways, count);
  const off = differences.reduce((sum, { differenceFen }) => sum + Math.abs(differenceFen), 0);
  if ((off > 0 || before) && count.note === undefined) throw new Refusal('CLOSE_REASON', { difference: yuan(off) });
  const note = count.note === undefined ? {} : { note: count.note };
  return { ...base, seq: (before?.seq ?? 0) + 1, floatFen: count.floatFen, ways, differences, ...note };
}

/** Cash is always counted; of the others those that moved, and what was counted says nothing else is as the books have it. */
function differencesOf(ways: readonly WayOfDay[], { floatFen, counted }: DayCount): Difference[] {
  const net = new Map(ways.map(({ account, netFen }) => [account, netFen]));
  return countedAccounts.flatMap((account) => {
    const expectedFen = (net.get(account) ?? 0) + (account === 'CASH' ? floatFen : 0);
    const said = counted[account];
    if (said === undefined && account !== 'CASH' && !net.has(account)) return [];
    const countedFen = said ?? (account === 'CASH' ? 0 : expectedFen);
    return [{ account, expectedFen, countedFen, differenceFen: countedFen - expectedFen }];
  });
}

const cashOff = (close: DayClose | undefined): Fen => close?.differences.find(({ account }) => account === 'CASH')?.differenceFen ?? 0;

/** The drawer is as it was counted; a correction posts what it changes. Nothing to post: nothing. */
export function closeEntry(close: DayClose, before: DayClose | undefined): JournalEntry | undefined {
  const fen = cashOff(close) - cashOff(before);
  if (fen === 0) return undefined;
  const { dealerId, storeId, day, seq, closedAt } = close;
  const amount = { fen, storeId };
  const posted = entry('CLOSE', `close-${day}-${seq}`, { dealerId, storeId }, closedAt, [
    debit('CASH', amount),
    credit('DIFFERENCE', amount),
  ]);
  return { ...posted, day };
}
