import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bonusOf, type TeamPlan } from './team-plan.ts';

const tiers = [
  { fromFen: 0, rateBps: 0 },
  { fromFen: 50_000_000, rateBps: 1000 },
];

test('«超额部分 10 %» has three readings, and the mode says which', () => {
  const at = (plan: TeamPlan) => [48_000_000, 59_999_999, 60_000_000, 60_000_005].map((value) => bonusOf(plan, value));
  assert.deepEqual(at({ mode: 'MARGINAL', tiers }), [0, 1_000_000, 1_000_000, 1_000_001]);
  assert.deepEqual(at({ mode: 'WHOLE', tiers }), [0, 6_000_000, 6_000_000, 6_000_001]);
  assert.deepEqual(at({ mode: 'GATED', gateFen: 60_000_000, tiers }), [0, 0, 1_000_000, 1_000_001]);
});

test('a month below the first tier or below zero earns nothing', () => {
  for (const mode of ['MARGINAL', 'WHOLE'] as const) {
    assert.equal(bonusOf({ mode, tiers: [{ fromFen: 100, rateBps: 500 }] }, 99), 0);
    assert.equal(bonusOf({ mode, tiers }, -1), 0);
    assert.equal(bonusOf({ mode, tiers: [] }, 1000), 0);
  }
});

const tierList = fc.uniqueArray(
  fc.record({ fromFen: fc.integer({ min: 0, max: 10 ** 12 }), rateBps: fc.integer({ min: 0, max: 10000 }) }),
  {
    selector: (tier) => tier.fromFen,
    minLength: 1,
    maxLength: 6,
  },
);
const metric = fc.integer({ min: -1000, max: 2 * 10 ** 12 });

test('marginal bonuses agree with arbitrary precision, whatever the order of the tiers', () => {
  fc.assert(
    fc.property(tierList, metric, (some, value) => {
      const sorted = [...some].sort((a, b) => a.fromFen - b.fromFen);
      let tenThousandths = 0n;
      sorted.forEach((tier, i) => {
        const end = Math.min(value, sorted[i + 1]?.fromFen ?? value);
        if (end > tier.fromFen) tenThousandths += BigInt(end - tier.fromFen) * BigInt(tier.rateBps);
      });
      assert.equal(BigInt(bonusOf({ mode: 'MARGINAL', tiers: some }, value)), (tenThousandths + 5000n) / 10000n);
    }),
    { numRuns: 10_000 },
  );
});

test('marginal bonuses have no cliff: one fen more of margin moves them by at most one fen, never down', () => {
  const near = fc.tuple(tierList, fc.integer({ min: -2, max: 2 }), fc.nat()).map(([some, by, i]) => ({
    some,
    value: (some[i % some.length]?.fromFen ?? 0) + by,
  }));
  fc.assert(
    fc.property(near, ({ some, value }) => {
      const plan: TeamPlan = { mode: 'MARGINAL', tiers: some };
      const step = bonusOf(plan, value + 1) - bonusOf(plan, value);
      assert.ok(step === 0 || step === 1, `step ${step}`);
    }),
    { numRuns: 10_000 },
  );
});
