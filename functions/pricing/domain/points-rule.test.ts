import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_POINTS_RULE, expiring, lotEnds, lotOf, type PointsRule, pointsEarned } from './points-rule.ts';

const rule: PointsRule = {
  ...DEFAULT_POINTS_RULE,
  levelBps: { gold: 15000 },
  catBps: { 服务: 0, 帐篷: 20000 },
  periods: [{ from: '2026-06-18T00:00:00+08:00', to: '2026-06-19T00:00:00+08:00', bps: 20000 }],
};
const line = (cat: string, netFen: number, gift = false) => ({ cat, netFen, gift });
const at = '2026-06-01T02:00:00.000Z';

test('a yuan earns a point; categories, level and period multiply, gifts and excluded categories earn nothing, one rounding', () => {
  const earned = (lines: ReturnType<typeof line>[], level: 'basic' | 'gold', when = at) => pointsEarned(rule, { lines, level, at: when });
  assert.equal(earned([line('灯', 15999)], 'basic'), 159);
  assert.equal(earned([line('灯', 50), line('灯', 50)], 'basic'), 1);
  assert.equal(earned([line('帐篷', 10000), line('服务', 10000), line('灯', 9900, true)], 'basic'), 200);
  assert.equal(earned([line('灯', 10000)], 'gold'), 150);
  assert.equal(earned([line('灯', 10000)], 'gold', '2026-06-17T16:00:00.000Z'), 300);
  assert.equal(earned([line('灯', 10000)], 'gold', '2026-06-18T16:00:00.000Z'), 150);
});

test('points of a month end with the month so many months later, in China', () => {
  assert.equal(lotOf('2026-05-31T16:00:00.000Z'), '2026-06');
  assert.equal(lotEnds('2026-06', { liveMonths: 12 }), '2027-06-30T16:00:00.000Z');
  assert.equal(lotEnds('2026-12', { liveMonths: 1 }), '2027-01-31T16:00:00.000Z');
  assert.equal(lotEnds('2026-06', { liveMonths: 0 }), undefined);
});

test('what ends is what a ledger of single points, spent oldest first, would let end', () => {
  const month = fc.record({ earned: fc.nat(50), spent: fc.nat(80) });
  const property = fc.property(
    fc.nat(40),
    fc.array(month, { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 1, max: 4 }),
    (brought, months, live) => {
      // Naively: a queue of lots, what was brought along first; it never ends.
      const lots = [{ month: -99, left: brought }];
      const earnedIn: number[] = [];
      let available = brought;
      months.forEach(({ earned, spent }, now) => {
        lots.push({ month: now, left: earned });
        earnedIn.push(earned);
        available += earned;
        let due = Math.min(spent, available);
        available -= due;
        for (const lot of lots) {
          const taken = Math.min(due, lot.left);
          lot.left -= taken;
          due -= taken;
        }
        const ending = now - live;
        const lot = lots.find((one) => one.month === ending);
        if (!lot) return;
        const later = earnedIn.slice(ending + 1).reduce((sum, n) => sum + n, 0);
        const ends = expiring(available, later, earnedIn[ending] ?? 0);
        assert.equal(ends, lot.left);
        available -= ends;
        lot.left = 0;
      });
    },
  );
  fc.assert(property, { numRuns: 10_000 });
});
