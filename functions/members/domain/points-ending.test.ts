import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endings, type Lot } from './points-ending.ts';

const now = '2026-06-15T00:00:00.000Z';
const lot = (month: string, points: number, endsAt?: string): Lot => ({ lot: month, points, ...(endsAt ? { endsAt } : {}) });

test('the oldest points were spent first: a month ends only with what is left of it', () => {
  const lots = [lot('2026-05', 40, '2028-05-31T16:00:00.000Z'), lot('2026-04', 100, '2028-04-30T16:00:00.000Z')];
  assert.deepEqual(endings(120, lots, now), [
    { lot: '2026-04', endsAt: '2028-04-30T16:00:00.000Z', points: 80 },
    { lot: '2026-05', endsAt: '2028-05-31T16:00:00.000Z', points: 40 },
  ]);
  assert.deepEqual(endings(30, lots, now), [{ lot: '2026-05', endsAt: '2028-05-31T16:00:00.000Z', points: 30 }]);
  assert.deepEqual(endings(-5, lots, now), []);
});

test('months that are over, and points that live for good, end no more', () => {
  const lots = [lot('2024-01', 500, '2026-02-28T16:00:00.000Z'), lot('2026-05', 70)];
  assert.deepEqual(endings(570, lots, now), []);
});

test('no more points end than there are, and none that were brought along', () => {
  const someLots = fc.array(fc.nat(1000), { maxLength: 24 });
  const property = fc.property(fc.integer({ min: -500, max: 30_000 }), someLots, (available, months) => {
    const lots = months.map((points, i) => {
      const month = `${2026 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
      return lot(month, points, `${month}-28T16:00:00.000Z`.replace(/^20/, '21'));
    });
    const ending = endings(available, lots, now).reduce((sum, { points }) => sum + points, 0);
    const earned = months.reduce((sum, points) => sum + points, 0);
    assert.equal(ending, Math.max(0, Math.min(available, earned)));
  });
  fc.assert(property, { numRuns: 2000 });
});
