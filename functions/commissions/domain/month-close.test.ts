import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closeMonth, type MetricEntry, type MonthClose, NOTHING_CLOSED } from './month-close.ts';
import { bonusOf, type TeamPlan } from './team-plan.ts';

const plan: TeamPlan = {
  mode: 'MARGINAL',
  tiers: [
    { fromFen: 0, rateBps: 0 },
    { fromFen: 50_000_000, rateBps: 1000 },
  ],
};
const entry = (attributionMonth: string, bookedMonth: string, metricFen: number): MetricEntry => ({
  attributionMonth,
  bookedMonth,
  metricFen,
});
const months = ['2026-06', '2026-07', '2026-08', '2026-09'];

function closeAll(ledger: readonly MetricEntry[], closes = months, used = plan): MonthClose[] {
  let state = NOTHING_CLOSED;
  return closes.map((month) => {
    const close = closeMonth(used, ledger, month, state);
    state = close.next;
    return close;
  });
}

const lateReturn = [
  entry('2026-06', '2026-06', 60_000_000),
  entry('2026-06', '2026-07', -3_000_000),
  entry('2026-07', '2026-07', 52_000_000),
];

test('a late return corrects the month of sale in the open month, and a negative payout is carried until it is earned back', () => {
  const closes = closeAll([...lateReturn, entry('2026-08', '2026-08', 53_000_000)]);
  assert.deepEqual(
    closes.map((c) => c.entries),
    [{ '2026-06': 1_000_000 }, { '2026-06': -300_000, '2026-07': 200_000 }, { '2026-08': 300_000 }, {}],
  );
  assert.deepEqual(
    closes.map((c) => c.payoutFen),
    [1_000_000, -100_000, 200_000, 0],
  );
  assert.deepEqual(
    closes.map((c) => c.next.carriedFen),
    [0, -100_000, 0, 0],
  );
});

test('a plan may let a late return fall on the month it is booked in', () => {
  const closes = closeAll(lateReturn, months.slice(0, 2), { ...plan, late: 'CURRENT' });
  assert.deepEqual(
    closes.map((c) => c.entries),
    [{ '2026-06': 1_000_000 }, {}],
  );
});

const ledgers = fc.array(
  fc
    .tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.integer({ min: -20_000_000, max: 80_000_000 }))
    .map(([a, b, metricFen]) => entry(months[Math.min(a, b)] ?? '', months[Math.max(a, b)] ?? '', metricFen)),
  { maxLength: 12 },
);

test('after the last close each month has paid its bonus over everything booked, and payouts less the carry sum to it', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const closes = closeAll(ledger);
      const due = months.map((m) =>
        bonusOf(
          plan,
          ledger.filter((e) => e.attributionMonth === m).reduce((sum, e) => sum + e.metricFen, 0),
        ),
      );
      const booked = months.map((m) => closes.reduce((sum, c) => sum + (c.entries[m] ?? 0), 0));
      assert.deepEqual(booked, due);
      const handedOut = closes.reduce((sum, c) => sum + Math.max(c.payoutFen, 0), 0);
      assert.equal(
        handedOut + (closes[closes.length - 1]?.next.carriedFen ?? 0),
        due.reduce((sum, fen) => sum + fen, 0),
      );
    }),
    { numRuns: 10_000 },
  );
});

test('the order of the ledger does not matter, and a close run again gives the same', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => assert.deepEqual(closeAll([...ledger].reverse()), closeAll(ledger))),
    { numRuns: 10_000 },
  );
});
