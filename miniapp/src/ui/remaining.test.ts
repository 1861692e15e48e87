import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remaining } from './remaining.ts';

test('what is left is split into whole units', () => {
  assert.deepEqual(remaining(90_061_000, 0), { days: 1, hours: 1, minutes: 1, seconds: 1 });
});

test('a moment that has begun still counts, a past one is nothing', () => {
  assert.equal(remaining(1, 0).seconds, 1);
  assert.deepEqual(remaining(0, 5_000), { days: 0, hours: 0, minutes: 0, seconds: 0 });
});
