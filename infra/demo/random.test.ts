import assert from 'node:assert/strict';
import { test } from 'node:test';
import { then } from './ask.ts';
import { chance } from './random.ts';

const AT = '2026-03-02T02:00:00.000Z';

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: string): number[] => Array.from({ length: 50 }, chance(seed).next);
  assert.deepEqual(numbers('a'), numbers('a'));
  assert.notDeepEqual(numbers('a'), numbers('b'));
});

test('whole numbers stay within their bounds and reach both', () => {
  const dice = chance('bounds');
  const seen = new Set(Array.from({ length: 500 }, () => dice.int(3, 6)));
  assert.deepEqual([...seen].sort(), [3, 4, 5, 6]);
});

test('ids follow from the moment and the name of the action', () => {
  assert.equal(then(AT, 'demo:slip:0001').newId('slip'), then(AT, 'demo:slip:0001').newId('slip'));
  assert.notEqual(then(AT, 'demo:slip:0001').newId('slip'), then(AT, 'demo:slip:0002').newId('slip'));
});
