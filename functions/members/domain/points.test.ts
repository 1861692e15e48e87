import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixed, held, opening, type PointsMove, released, returned, settled, settledAtOnce } from './points.ts';

const points = fc.integer({ min: 0, max: 1_000_000 });
/** What a slip may do to a member's points, from beginning to end. */
const courses = fc.oneof(
  points.map((n): PointsMove[] => [held(n), released(n)]),
  fc.tuple(points, points).map(([spent, earned]): PointsMove[] => [held(spent), settled(spent, earned)]),
  fc.tuple(points, points).map(([spent, earned]): PointsMove[] => [settledAtOnce(spent, earned)]),
  fc.integer({ min: -1000, max: 1000 }).map((n): PointsMove[] => [fixed(n)]),
  points.map((n): PointsMove[] => [opening(n)]),
  fc.tuple(points, points, points).map(([earned, back, clawed]): PointsMove[] => [settledAtOnce(0, earned), returned(back, clawed)]),
);

const sum = (moves: readonly PointsMove[], of: (move: PointsMove) => number): number => moves.reduce((total, move) => total + of(move), 0);

test('points neither appear nor vanish: balances are what was earned, opened and corrected less what was spent', () => {
  fc.assert(
    fc.property(fc.array(courses, { maxLength: 40 }), (slips) => {
      const moves = slips.flat();
      const brought = sum(moves, (m) => (m.step === 'OPENING' || m.step === 'FIX' ? m.availableDelta : 0));
      const balance = sum(moves, (m) => m.availableDelta + m.heldDelta);
      const returns = sum(moves, (m) => (m.givenBack ?? 0) - (m.clawedBack ?? 0));
      assert.equal(balance, brought + sum(moves, (m) => m.earned - m.spent) + returns);
      assert.equal(
        sum(moves, (m) => m.heldDelta),
        0,
      );
    }),
  );
});

test('holding moves points from available to held and back, and earns nothing', () => {
  for (const move of [held(7), released(7)]) assert.deepEqual([move.availableDelta + move.heldDelta, move.earned, move.spent], [0, 0, 0]);
});
