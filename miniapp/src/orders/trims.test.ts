import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trimsOf } from './trims.ts';

const quote = { netFen: 128_760, manualMaxFen: 6438, why: [] };
const none = { manualOffFen: 0, trimTo: undefined };

test('抹零 is offered to the yuan and to ten yuan, with what each takes off', () => {
  assert.deepEqual(trimsOf(quote, none), [
    { to: 100, fen: 60 },
    { to: 1000, fen: 760 },
  ]);
  assert.deepEqual(trimsOf({ ...quote, netFen: 128_700 }, none), [{ to: 1000, fen: 700 }]);
  assert.deepEqual(trimsOf({ ...quote, netFen: 120_050 }, none), [{ to: 100, fen: 50 }]);
  assert.deepEqual(trimsOf({ ...quote, netFen: 128_000 }, none), []);
});

test('nothing beyond the role’s limit is offered, counting what was taken off by hand', () => {
  assert.deepEqual(trimsOf(quote, { manualOffFen: 6000, trimTo: undefined }), [{ to: 100, fen: 60 }]);
  assert.deepEqual(trimsOf({ ...quote, manualMaxFen: 0 }, none), []);
  assert.deepEqual(trimsOf({ ...quote, netFen: 60 }, none), []);
});

test('the one in use says what it took, although points came after it', () => {
  const why = [
    { promotionId: 'trim', lane: 'MANUAL', fen: 760 },
    { promotionId: 'points', lane: 'POINTS', fen: 5050 },
  ];
  assert.deepEqual(trimsOf({ ...quote, netFen: 122_950, why }, { manualOffFen: 0, trimTo: 1000 })[1], { to: 1000, fen: 760 });
});
