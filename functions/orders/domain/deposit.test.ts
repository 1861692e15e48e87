import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/refusal';
import { agreedTerms, depositDueFen, dueNowFen, keepableFen } from './deposit.ts';

const NOW = '2026-03-02T20:00:00.000Z';
const code = (run: () => unknown): string => {
  try {
    run();
    return 'nothing refused';
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.code;
  }
};
const known = { netFen: 10_000, hasMember: true };

test('a deposit is less than the whole, and of somebody who is known', () => {
  assert.deepEqual(agreedTerms({ deposit: { amountFen: 9999 } }, known, NOW), { deposit: { amountFen: 9999 } });
  assert.equal(
    code(() => agreedTerms({ deposit: { amountFen: 10_000 } }, known, NOW)),
    'DEPOSIT_RANGE',
  );
  assert.equal(
    code(() => agreedTerms({ deposit: { amountFen: 1 } }, { netFen: 10_000, hasMember: false }, NOW)),
    'DEPOSIT_MEMBER',
  );
  assert.deepEqual(agreedTerms({}, { netFen: 0, hasMember: false }, NOW), {});
});

test('goods are handed over from the store’s own today until a year from now', () => {
  const on = (day: string) => () => agreedTerms({ handover: { way: 'PICKUP', day } }, known, NOW);
  assert.deepEqual(on('2026-03-03')(), { handover: { way: 'PICKUP', day: '2026-03-03' } });
  assert.equal(code(on('2026-03-02')), 'HANDOVER_DAY', 'in Shanghai it is the third already');
  assert.equal(code(on('2027-03-05')), 'HANDOVER_DAY');
});

test('the deposit is due first, then the balance; both together are what is missing of the whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 900_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(900_000_000), (net, d, p) => {
      const slip = { netFen: net, paidFen: Math.min(p, net), deposit: { amountFen: Math.max(1, Math.floor((net - 1) * d)) } };
      const due = net - slip.paidFen;
      assert.ok(dueNowFen(slip) <= due);
      assert.equal(dueNowFen(slip) === due, depositDueFen(slip) === 0 || depositDueFen(slip) === due);
      const kept = keepableFen(slip);
      assert.ok(kept >= 0 && kept <= slip.paidFen && kept * 5 <= net);
    }),
    { numRuns: 10_000 },
  );
});
