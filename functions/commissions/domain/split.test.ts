import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/refusal';
import { difference, splitSigned, sumFen, wholeSplit } from './split.ts';

const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('shares that do not sum to the whole are refused', () => {
  const split = (...bps: number[]) => wholeSplit(bps.map((share, i) => ({ id: `g${i}`, bps: share })));
  assert.deepEqual(split(6000, 4000), [
    { key: 'g0', weight: 6000 },
    { key: 'g1', weight: 4000 },
  ]);
  for (const bps of [[], [9999], [10001], [5000, 4999], [12000, -2000], [5000.5, 4999.5], [Number.NaN]])
    assert.throws(() => split(...bps), refusedWith('SPLIT_NOT_WHOLE'));
});

test('the same guide twice on one slip is refused', () => {
  const twice = [
    { id: 'g', bps: 5000 },
    { id: 'g', bps: 5000 },
  ];
  assert.throws(() => wholeSplit(twice), refusedWith('SPLIT_GUIDE_TWICE'));
});

test('an amount of either sign splits into parts that sum to it, and a loss mirrors a gain', () => {
  const weights = fc.uniqueArray(
    fc.record({ key: fc.string({ minLength: 1, maxLength: 3 }), weight: fc.integer({ min: 1, max: 10000 }) }),
    {
      selector: (w) => w.key,
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), weights, (amount, parties) => {
      const parts = splitSigned(amount, parties);
      assert.equal(sumFen(parts), amount);
      const mirrored = splitSigned(-amount, [...parties].reverse());
      assert.equal(Object.values(difference(parts, {})).length, parties.length);
      for (const { key } of parties) assert.equal((parts[key] ?? 0) + (mirrored[key] ?? 0), 0);
    }),
    { numRuns: 10_000 },
  );
});
