import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/refusal';
import { type BookedEntry, monthsBefore, nextMonth, refuseUnlessClosable, statementOf, sumsOf } from './month-statement.ts';

const guide = (entries: BookedEntry[], carriedFen = 0) => ({ personId: 'g', name: '阿宁', entries, carriedFen });

test('a late return falls on the open month, and what it leaves below nothing is carried until it is earned back', () => {
  const june = statementOf(guide([{ amountFen: 1_000_000 }]), '2026-06');
  assert.deepEqual([june.payFen, june.carryOnFen], [1_000_000, 0]);
  const late = { amountFen: -300_000, returnId: 'r', soldMonth: '2026-06' };
  const july = statementOf(guide([late, { amountFen: 200_000 }], june.carryOnFen), '2026-07');
  assert.deepEqual(
    [july.earnedFen, july.clawedFen, july.lateFen, july.payFen, july.carryOnFen],
    [200_000, -300_000, -300_000, 0, -100_000],
  );
  const august = statementOf(guide([{ amountFen: 300_000 }], july.carryOnFen), '2026-08');
  assert.deepEqual([august.carriedFen, august.payFen, august.carryOnFen], [-100_000, 200_000, 0]);
});

test('a return in the month of its sale is clawed back, but not late', () => {
  const same = statementOf(guide([{ amountFen: 500 }, { amountFen: -500, returnId: 'r', soldMonth: '2026-06' }]), '2026-06');
  assert.deepEqual([same.slips, same.earnedFen, same.clawedFen, same.lateFen, same.payFen], [1, 500, -500, 0, 0]);
});

test('over any months what is paid and what is still carried are together what was booked, to the fen', () => {
  const entry = fc.record({ amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }), returned: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 12 }), (months) => {
      let [carriedFen, paidFen, bookedFen] = [0, 0, 0];
      for (const booked of months) {
        const entries = booked.map(({ amountFen, returned }) =>
          returned ? { amountFen, returnId: 'r', soldMonth: '2026-01' } : { amountFen },
        );
        const { payFen, carryOnFen, ...rest } = statementOf(guide(entries, carriedFen), '2026-06');
        assert.ok(payFen >= 0 && carryOnFen <= 0 && (payFen === 0 || carryOnFen === 0));
        assert.equal(rest.carriedFen + rest.earnedFen + rest.clawedFen, payFen + carryOnFen);
        carriedFen = carryOnFen;
        paidFen += payFen;
        bookedFen += booked.reduce((sum, { amountFen }) => sum + amountFen, 0);
      }
      assert.equal(paidFen + carriedFen, bookedFen);
    }),
    { numRuns: 1000 },
  );
});

test('the sums of a month are those of its guides', () => {
  const two = [statementOf(guide([{ amountFen: 700 }]), '2026-06'), statementOf(guide([{ amountFen: 50 }], -80), '2026-06')];
  assert.deepEqual(sumsOf(two), { earnedFen: 750, clawedFen: 0, lateFen: 0, carriedFen: -80, payFen: 700, carryOnFen: -30 });
});

const refused = (code: string, month: string, before: object, now: string) =>
  assert.throws(
    () => refuseUnlessClosable(month, before, now),
    (error) => error instanceof Refusal && error.code === code,
    code,
  );

test('a month closes once it has been over for ten minutes in the shops’ zone', () => {
  refused('CLOSE_EARLY', '2026-06', {}, '2026-06-30T16:09:59.999Z');
  refuseUnlessClosable('2026-06', {}, '2026-06-30T16:10:00.000Z');
  refuseUnlessClosable('2026-12', {}, '2026-12-31T16:10:00.000Z');
});

test('months close one after the other, from the first that has entries', () => {
  const now = '2027-03-01T00:00:00.000Z';
  refuseUnlessClosable('2027-01', { last: '2026-12' }, now);
  refused('CLOSE_ORDER', '2027-02', { last: '2026-12' }, now);
  refused('CLOSE_PAST', '2026-11', { last: '2026-12' }, now);
  refused('CLOSE_ORDER', '2026-12', { earliest: '2026-10' }, now);
  refuseUnlessClosable('2026-10', { earliest: '2026-10' }, now);
});

test('months are counted over the turn of the year', () => {
  assert.equal(nextMonth('2026-12'), '2027-01');
  assert.deepEqual(monthsBefore('2027-02', 3), ['2027-01', '2026-12', '2026-11']);
});
