import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/refusal';
import type { CommissionLine } from './line.ts';
import type { Partner } from './rebate.ts';
import type { CommissionRule } from './rule.ts';
import { commissionOfSlip } from './slip-commission.ts';
import { sumFen } from './split.ts';

const at = '2026-06-18T10:00:00+08:00';
const one = [{ id: 'g', bps: 10000 }];
const everything: CommissionRule = { id: 'R', version: 3, match: {}, base: 'NET', rateBps: 200 };

function line(more: Partial<CommissionLine> = {}): CommissionLine {
  return { key: 'L1', sku: 'a', qty: 1, listFen: 120000, netFen: 100000, costFen: 80000, ...more };
}
const earned = (l: CommissionLine, rule: CommissionRule, partner?: Partner) =>
  commissionOfSlip({ lines: [l], participants: one, ...(partner ? { partner } : {}) }, [rule], at).totalFen;

test('a loss-making line earns nothing, or is netted where the rule says so', () => {
  const lines = [line(), line({ key: 'L2', netFen: 50000, costFen: 52000 })];
  const margin: CommissionRule = { id: 'M', version: 1, match: {}, base: 'MARGIN', rateBps: 1000 };
  const total = (rule: CommissionRule) => commissionOfSlip({ lines, participants: one }, [rule], at).totalFen;
  assert.equal(total(margin), 2000);
  assert.equal(total({ ...margin, negative: 'NET' }), 1800);
});

test('an amount of 0 has no entries, and a negative one is split by its size', () => {
  const pair = [
    { id: 'a', bps: 5000 },
    { id: 'b', bps: 5000 },
  ];
  const loss = line({ netFen: 0, costFen: 25 });
  const margin: CommissionRule = { id: 'M', version: 1, match: {}, base: 'MARGIN', rateBps: 10000, negative: 'NET' };
  const { lines } = commissionOfSlip({ lines: [loss, line({ key: 'L2', netFen: 0 })], participants: pair }, [margin, everything], at);
  assert.deepEqual(lines.L1?.entries, { a: -13, b: -12 });
  const zero = commissionOfSlip({ lines: [line({ netFen: 0 })], participants: pair }, [everything], at).lines.L1;
  assert.deepEqual(zero, {
    rule: 'R',
    ruleVersion: 3,
    amountFen: 0,
    entries: {},
    ruleOf: { a: { id: 'R', version: 3 }, b: { id: 'R', version: 3 } },
    rebateFen: 0,
  });
});

test('gifts and lines that no rule covers earn nothing', () => {
  const perUnit: CommissionRule = { id: 'Q', version: 1, match: { sku: 'a' }, base: 'QTY', perUnitFen: 500 };
  assert.equal(earned(line({ qty: 3 }), perUnit), 1500);
  for (const free of [line({ gift: true }), line({ sku: 'b' })]) {
    const out = commissionOfSlip({ lines: [free], participants: one }, [perUnit], at);
    assert.deepEqual([out.lines.L1?.rule, out.lines.L1?.entries, out.totalFen], [null, {}, 0]);
  }
});

test('a deep discount and the rate are multiplied before the one rounding', () => {
  // 10999 × 1.5 % = 164.985; half of it 82.4925. Rounding twice would give 83.
  const deep: CommissionRule = { ...everything, rateBps: 150, deep: { belowBps: 7000, factorBps: 5000 } };
  assert.equal(earned(line({ listFen: 20000, netFen: 10999 }), deep), 82);
  assert.equal(earned(line({ listFen: 20000, netFen: 14000 }), deep), 210);
  assert.equal(earned(line({ listFen: 20000, netFen: 13999 }), deep), 105);
  assert.equal(earned(line({ listFen: 20001, netFen: 14000 }), deep), 105);
});

test('deep looks at the net before the rebate, the base at the net after it', () => {
  const partner = { id: 'p', rateBps: 1000, baseAfterRebate: true };
  const deep: CommissionRule = { ...everything, rateBps: 1000, deep: { belowBps: 5000, factorBps: 0 } };
  assert.equal(earned(line({ listFen: 20000, netFen: 10000 }), deep, partner), 900);
  assert.equal(earned(line({ listFen: 20000, netFen: 10000 }), deep, { ...partner, baseAfterRebate: false }), 1000);
  assert.equal(earned(line({ tags: ['special'] }), everything, { ...partner, excludeTags: ['special'] }), 2000);
});

test('guides under different rules each get their share of what their own rule pays', () => {
  const guides = [
    { id: 'm', bps: 4000, role: 'manager' },
    { id: 'g', bps: 6000, role: 'guide' },
  ];
  const rules: CommissionRule[] = [
    everything,
    { ...everything, id: 'boss', version: 1, rateBps: 100, priority: 50, who: { role: 'manager' } },
  ];
  const { lines, byParticipant } = commissionOfSlip({ lines: [line()], participants: guides }, rules, at);
  assert.deepEqual(byParticipant, { m: 400, g: 1200 });
  assert.deepEqual([lines.L1?.rule, lines.L1?.ruleOf], ['R', { m: { id: 'boss', version: 1 }, g: { id: 'R', version: 3 } }]);
});

test('a margin rule refuses a line whose cost is unknown instead of guessing', () => {
  const { costFen: _, ...unknown } = line();
  const margin: CommissionRule = { id: 'M', version: 1, match: {}, base: 'MARGIN', rateBps: 1000 };
  assert.throws(
    () => earned(unknown, margin),
    (error: unknown) => error instanceof Refusal && error.code === 'COST_UNKNOWN',
  );
  assert.equal(earned(unknown, everything), 2000);
});

const amounts = fc.record({
  netFen: fc.integer({ min: 0, max: 10 ** 10 }),
  off: fc.integer({ min: 0, max: 10 ** 9 }),
  costFen: fc.integer({ min: 0, max: 10 ** 10 }),
  rateBps: fc.integer({ min: 0, max: 10000 }),
  factorBps: fc.integer({ min: 0, max: 10000 }),
  belowBps: fc.integer({ min: 0, max: 10000 }),
  cutBps: fc.integer({ min: 1, max: 9999 }),
  margin: fc.boolean(),
});

test('a line pays exactly what arbitrary precision says, and its entries sum to it', () => {
  fc.assert(
    fc.property(amounts, ({ netFen, off, costFen, rateBps, factorBps, belowBps, cutBps, margin }) => {
      const rule: CommissionRule = {
        id: 'R',
        version: 1,
        match: {},
        base: margin ? 'MARGIN' : 'NET',
        rateBps,
        negative: 'NET',
        deep: { belowBps, factorBps },
      };
      const sold = line({ listFen: netFen + off, netFen, costFen });
      const participants = [
        { id: 'a', bps: cutBps },
        { id: 'b', bps: 10000 - cutBps },
      ];
      const { lines, byParticipant, totalFen } = commissionOfSlip({ lines: [sold], participants }, [rule], at);
      const factor = BigInt(netFen) * 10000n < BigInt(netFen + off) * BigInt(belowBps) ? BigInt(factorBps) : 10000n;
      const raw = BigInt(margin ? netFen - costFen : netFen) * BigInt(rateBps) * factor;
      const size = ((raw < 0n ? -raw : raw) * 2n + 100_000_000n) / 200_000_000n;
      assert.equal(BigInt(totalFen), raw < 0n ? -size : size);
      assert.equal(sumFen(lines.L1?.entries ?? {}), lines.L1?.amountFen);
      assert.equal(sumFen(byParticipant), totalFen);
    }),
    { numRuns: 10_000 },
  );
});

test('permuting lines, participants and rules changes nothing', () => {
  const sku = fc.constantFrom('a', 'b', 'c');
  const lines = fc.array(fc.record({ sku, netFen: fc.integer({ min: 0, max: 10 ** 7 }) }), { minLength: 1, maxLength: 6 });
  const bps = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }));
  const rates = fc.array(fc.record({ sku, rateBps: fc.integer({ min: 0, max: 3000 }) }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(lines, bps, rates, (some, [a, b], rules) => {
      const made = some.map((l, i) => line({ ...l, key: `L${i}` }));
      const shares = [a, b, 10000 - a - b].map((share, i) => ({ id: `g${i}`, bps: share }));
      const known = rules.map(
        (r, i): CommissionRule => ({ id: `R${i}`, version: 1, match: { sku: r.sku }, base: 'NET', rateBps: r.rateBps }),
      );
      const forwards = commissionOfSlip({ lines: made, participants: shares }, known, at);
      const backwards = commissionOfSlip({ lines: [...made].reverse(), participants: [...shares].reverse() }, [...known].reverse(), at);
      assert.deepEqual(backwards, forwards);
    }),
    { numRuns: 10_000 },
  );
});
