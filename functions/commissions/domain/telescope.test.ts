import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unitShares } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { difference, type FenOf, sumFen } from './split.ts';
import { clawback, cumulativeFloor, earnedEntries, keptEntries } from './telescope.ts';

const entriesOf = fc.record({ a: fc.integer({ min: -(10 ** 8), max: 10 ** 8 }), b: fc.integer({ min: -(10 ** 8), max: 10 ** 8 }) });
const soldLine = fc
  .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([netFen, n]) => ({ netFen, units: unitShares(netFen, n) }));

const shuffledUnits = (n: number, seed: number): number[] =>
  Array.from({ length: n }, (_, i) => i + 1).sort((x, y) => ((x * seed) % 97) - ((y * seed) % 97) || x - y);

test('the floor is one also below zero', () => {
  assert.equal(cumulativeFloor(5, 1, 2), 2);
  assert.equal(cumulativeFloor(-5, 1, 2), -3);
  assert.equal(cumulativeFloor(600_000_000, 2_999_999_999, 3_000_000_000), 599_999_999);
});

test('everything returned takes back exactly what was earned, whatever the order and grouping of returns', () => {
  fc.assert(
    fc.property(soldLine, entriesOf, fc.integer({ min: 1, max: 96 }), fc.integer({ min: 1, max: 3 }), (line, entries, seed, size) => {
      const units = shuffledUnits(line.units.length, seed);
      const taken: FenOf = { a: 0, b: 0 };
      for (let i = 0; i < units.length; i += size) {
        const back = clawback(line, entries, units.slice(0, i), units.slice(i, i + size));
        for (const guide of ['a', 'b'] as const) taken[guide] = (taken[guide] ?? 0) + (back[guide] ?? 0);
      }
      assert.deepEqual(taken, { ...entries });
      assert.equal(sumFen(keptEntries(line, entries, units)), 0);
    }),
    { numRuns: 10_000 },
  );
});

test('a further return never gives a guide anything back', () => {
  fc.assert(
    fc.property(soldLine, fc.integer({ min: 0, max: 10 ** 8 }), fc.integer({ min: 1, max: 96 }), (line, entry, seed) => {
      const units = shuffledUnits(line.units.length, seed);
      units.forEach((unit, i) => {
        const back = clawback(line, { g: entry }, units.slice(0, i), [unit]);
        assert.ok((back.g ?? -1) >= 0);
      });
    }),
    { numRuns: 10_000 },
  );
});

test('what a line sold for nothing paid per unit goes back unit by unit', () => {
  const line = { netFen: 0, units: [0, 0, 0] };
  assert.deepEqual(keptEntries(line, { g: 1500 }, [2]), { g: 1000 });
  assert.deepEqual(keptEntries(line, { g: 1500 }, [2, 1, 3]), { g: 0 });
});

test('a unit that does not exist or is back already is refused', () => {
  const line = { netFen: 100, units: [50, 50] };
  const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
  assert.throws(() => clawback(line, { g: 10 }, [], [3]), refusedWith('UNIT_UNKNOWN'));
  assert.throws(() => clawback(line, { g: 10 }, [], [0]), refusedWith('UNIT_UNKNOWN'));
  assert.throws(() => clawback(line, { g: 10 }, [1], [1]), refusedWith('UNIT_ALREADY_RETURNED'));
  assert.throws(() => clawback(line, { g: 10 }, [], [2, 2]), refusedWith('UNIT_ALREADY_RETURNED'));
});

test('what is earned as money comes in sums to the entry when all of it is in', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 10 ** 7 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, entriesOf, (payments, entries) => {
      const netFen = payments.reduce((sum, fen) => sum + fen, 0);
      let collectedFen = 0;
      let booked: FenOf = {};
      let total = 0;
      for (const fen of payments) {
        collectedFen += fen;
        const now = earnedEntries(netFen, entries, collectedFen);
        total += sumFen(difference(now, booked));
        booked = now;
      }
      assert.deepEqual(booked, { ...entries });
      assert.equal(total, sumFen(entries));
      assert.deepEqual(earnedEntries(netFen, entries, netFen + 1), booked);
    }),
    { numRuns: 10_000 },
  );
});
