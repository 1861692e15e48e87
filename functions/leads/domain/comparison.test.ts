import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareGuides, type Given } from './comparison.ts';

const row = (guideId: string, source: string, given: number, won: number, moved = 0): Given => ({ guideId, source, given, won, moved });

test('a guide who wins much of cold numbers stands above one who wins little of walk-ins', () => {
  const rows = [row('a', 'store', 100, 38), row('b', 'online', 100, 12), row('c', 'store', 100, 42), row('d', 'online', 100, 8)];
  const order = compareGuides(rows);
  assert.deepEqual(
    order.map(({ guideId }) => guideId),
    ['b', 'c', 'a', 'd'],
  );
  assert.ok((order[0]?.index ?? 0) > 110 && (order[3]?.index ?? 0) < 90, JSON.stringify(order));
});

test('what a manager took away is not held against a guide', () => {
  const both = [row('a', 'store', 20, 5, 10), row('b', 'store', 10, 5)];
  assert.deepEqual(
    compareGuides(both).map(({ index }) => index),
    [100, 100],
  );
});

test('few leads of one kind make nobody a hero', () => {
  const [first] = compareGuides([row('a', 'event', 1, 1), row('b', 'store', 100, 10)]);
  assert.ok((first?.index ?? 0) < 600, JSON.stringify(first));
});

test('expectations add up to what was won, whatever was given to whom', () => {
  const rows = fc.array(
    fc
      .record({
        guideId: fc.constantFrom('a', 'b', 'c'),
        source: fc.constantFrom('store', 'online', 'event'),
        given: fc.nat(50),
        moved: fc.constant(0),
        won: fc.nat(50),
      })
      .map((one) => ({ ...one, won: Math.min(one.won, one.given) })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, (all) => {
      const compared = compareGuides(all);
      const won = all.reduce((sum, one) => sum + one.won, 0);
      assert.ok(Math.abs(compared.reduce((sum, one) => sum + one.expected, 0) - won) < 1e-6);
    }),
    { numRuns: 1000 },
  );
});
