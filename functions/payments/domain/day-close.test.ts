import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { bookedAfter, closedDay, closeEntry, lateRefunds, waysOfDay } from './day-close.ts';
import { balances, type JournalEntry, refundEntry, tenderEntry } from './journal.ts';

const at = (minute: number): string => instantOf(minute * 60_000);
const slip = { slipId: 'sl_1', dealerId: 'og', storeId: 'st', state: 'OPEN', netFen: 100_000 };
const taken = (id: string, method: string, amountFen: number, minute = 1): JournalEntry =>
  tenderEntry({ ...slip, slipId: `sl_${id}` }, { paymentId: id, method, amountFen, at: at(minute) });
const back = (id: string, slipId: string, amountFen: number): JournalEntry =>
  refundEntry(
    id,
    { ...slip, slipId, paidAt: at(0) },
    { plan: [{ paymentId: 'x', method: 'CASH', route: 'DRAWER', amountFen }], storeId: 'st' },
    at(5),
  );
const closing = {
  dealerId: 'og',
  storeId: 'st',
  day: '1970-01-01',
  closedBy: 'ps',
  closedAt: at(600),
  before: undefined,
  today: '1970-01-01',
};
const refuses = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('a day says what came in and went back, way by way; accounts of customers are no way to count', () => {
  const entries = [taken('a', 'CASH', 30_000), taken('b', 'CASH', 5_000), taken('c', 'PREPAID', 900), back('r', 'sl_a', 2_000)];
  assert.deepEqual(waysOfDay(entries, 'st'), [{ account: 'CASH', inFen: 35_000, outFen: 2_000, netFen: 33_000, times: 3 }]);
  assert.deepEqual(waysOfDay(entries, 'other'), []);
});

test('a count that agrees needs no word; one that differs does, and the drawer then is as it was counted', () => {
  const ways = waysOfDay([taken('a', 'CASH', 30_000), taken('b', 'CARD', 7_000)], 'st');
  const right = closedDay(closing, ways, { floatFen: 10_000, counted: { CASH: 40_000 } });
  assert.deepEqual(
    right.differences.map(({ account, differenceFen }) => [account, differenceFen]),
    [
      ['CASH', 0],
      ['CARD', 0],
    ],
  );
  assert.equal(closeEntry(right, undefined), undefined);
  const short = { floatFen: 10_000, counted: { CASH: 39_000, CARD: 7_000 } };
  assert.throws(() => closedDay(closing, ways, short), refuses('CLOSE_REASON'));
  const told = closedDay(closing, ways, { ...short, note: '找零少收 10 元' });
  const posted = closeEntry(told, undefined);
  assert.deepEqual(posted && balances([posted]), { CASH: -1_000, DIFFERENCE: 1_000 });
});

test('whatever is counted and corrected, the books end at the last count', () => {
  fc.assert(
    fc.property(fc.nat(9_000_000), fc.array(fc.nat(9_000_000), { minLength: 1, maxLength: 4 }), (takenFen, drawers) => {
      const day = [taken('a', 'CASH', takenFen + 1)];
      let before: ReturnType<typeof closedDay> | undefined;
      const booked = [...day];
      for (const CASH of drawers) {
        const close = closedDay({ ...closing, before }, waysOfDay(booked, 'st'), { floatFen: 0, counted: { CASH }, note: '重数' });
        const posted = closeEntry(close, before);
        if (posted) booked.push(posted);
        before = close;
      }
      assert.equal(balances(booked).CASH, drawers.at(-1));
      assert.equal(before?.seq, drawers.length);
    }),
    { numRuns: 10_000 },
  );
});

test('a refund of an earlier day’s slip is told apart, and what was booked after the close', () => {
  const entries = [taken('a', 'CASH', 30_000), back('r1', 'sl_a', 100), back('r2', 'sl_earlier', 200), taken('late', 'CASH', 5, 700)];
  assert.deepEqual(
    lateRefunds(entries).map(({ entryId }) => entryId),
    ['r2'],
  );
  const close = closedDay(closing, waysOfDay(entries, 'st'), { floatFen: 0, counted: {}, note: '没数' });
  assert.deepEqual(
    bookedAfter(entries, close).map(({ entryId }) => entryId),
    ['late'],
  );
});

test('tomorrow cannot be closed, and a correction needs a word', () => {
  assert.throws(() => closedDay({ ...closing, day: '1970-01-02' }, [], { floatFen: 0, counted: {} }), refuses('CLOSE_FUTURE'));
  const before = closedDay(closing, [], { floatFen: 0, counted: { CASH: 0 } });
  assert.throws(() => closedDay({ ...closing, before }, [], { floatFen: 0, counted: { CASH: 0 } }), refuses('CLOSE_REASON'));
});
