import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextTurn, type Turn } from './turn.ts';

function rota(weights: Record<string, number>, n: number): string[] {
  let turns: Turn[] = Object.entries(weights).map(([guideId, weight]) => ({ guideId, weight, current: 0 }));
  return Array.from({ length: n }, () => {
    const next = nextTurn(turns);
    if (next) turns = next.turns;
    return next?.guideId ?? '';
  });
}

test('weights 5:1:1 are spread, not served in blocks', () => {
  assert.deepEqual(rota({ A: 5, B: 1, C: 1 }, 7), ['A', 'A', 'B', 'A', 'C', 'A', 'A']);
  assert.deepEqual(rota({ B: 1, A: 1 }, 4), ['A', 'B', 'A', 'B']);
});

test('a guide with weight 0 gets no turn, and nobody at all is told as such', () => {
  assert.deepEqual(rota({ A: 0, B: 1 }, 2), ['B', 'B']);
  assert.equal(nextTurn([{ guideId: 'A', weight: 0, current: 0 }]), undefined);
  assert.equal(nextTurn([]), undefined);
});

test('a whole round gives everyone exactly their weight and ends where it began', () => {
  const weights = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 9 }), { minKeys: 1 });
  fc.assert(
    fc.property(weights, (some) => {
      const round = Object.values(some).reduce((sum, weight) => sum + weight, 0);
      const twice = rota(some, 2 * round);
      for (const [guide, weight] of Object.entries(some)) assert.equal(twice.slice(0, round).filter((id) => id === guide).length, weight);
      assert.deepEqual(twice.slice(round), twice.slice(0, round));
    }),
    { numRuns: 1000 },
  );
});
