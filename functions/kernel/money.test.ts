import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apportion, mulDivCeil, mulDivFloor, mulDivHalfUp, rateOf, unitShares } from '#kernel/money';

const big = fc.integer({ min: 0, max: 2 ** 50 });

test('multiplying and dividing agrees with arbitrary precision, also beyond 2^53', () => {
  fc.assert(
    fc.property(big, fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 1, max: 2 ** 50 }), (a, b, d) => {
      const exact = (BigInt(a) * BigInt(b)) / BigInt(d);
      fc.pre(exact < BigInt(Number.MAX_SAFE_INTEGER));
      assert.equal(BigInt(mulDivFloor(a, b, d)), exact);
      const twice = (2n * BigInt(a) * BigInt(b)) / BigInt(d);
      assert.equal(BigInt(mulDivHalfUp(a, b, d)), (twice + 1n) / 2n);
      assert.equal(BigInt(mulDivCeil(a, b, d)), (BigInt(a) * BigInt(b) + BigInt(d) - 1n) / BigInt(d));
    }),
    { numRuns: 10_000 },
  );
});

test('a product of 6·10^8 by 3·10^9 keeps its last fen', () => {
  assert.equal(mulDivFloor(600_000_000, 3_000_000_001, 3_000_000_000), 600_000_000);
  assert.equal(mulDivHalfUp(600_000_001, 3_000_000_000, 6_000_000_000), 300_000_001);
});

test('the parts of an apportioned amount sum to it, whatever the order of the weights', () => {
  const weights = fc.uniqueArray(fc.record({ key: fc.string({ maxLength: 4 }), weight: fc.integer({ min: -5, max: 10 ** 9 }) }), {
    selector: (w) => w.key,
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 11 }), weights, (amount, ws) => {
      const parts = apportion(amount, ws);
      const sum = Object.values(parts).reduce((s, p) => s + p, 0);
      assert.equal(sum, ws.some((w) => w.weight > 0) ? amount : 0);
      for (const w of ws) assert.ok((parts[w.key] ?? -1) >= 0);
      assert.deepEqual(apportion(amount, [...ws].reverse()), parts);
    }),
    { numRuns: 10_000 },
  );
});

test('ties go to the larger weight, then to the smaller key', () => {
  assert.deepEqual(
    apportion(10000, [
      { key: 'B', weight: 1 },
      { key: 'A', weight: 1 },
      { key: 'C', weight: 1 },
    ]),
    { A: 3334, B: 3333, C: 3333 },
  );
});

test('unit shares differ by at most one fen and sum to the total', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 11 }), fc.integer({ min: 1, max: 200 }), (total, n) => {
      const shares = unitShares(total, n);
      assert.equal(
        shares.reduce((s, x) => s + x, 0),
        total,
      );
      assert.ok(Math.max(...shares) - Math.min(...shares) <= 1);
    }),
    { numRuns: 10_000 },
  );
});

test('a rate of a negative amount rounds away from zero', () => {
  assert.equal(rateOf(-5, 1000), -1);
  assert.equal(rateOf(5, 1000), 1);
  assert.equal(rateOf(-4, 1000), 0);
});
