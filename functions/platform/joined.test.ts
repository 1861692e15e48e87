import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, create, joined } from './writes.ts';

process.env.TABLE ??= 'test';
const key = { pk: 'A', sk: 'B' };

test('two changes of one row are one: counters add up, all conditions hold, and a failed one is refused as the later asks', () => {
  const back = change(key, { add: { available: 2, onHand: 2 } });
  const sold = change(key, { set: { name: 'x' }, add: { available: -1 }, when: [['available', '>=', 1]] }, 'STOCK_SHORT', { name: '灯' });
  const [one, ...more] = joined([back, sold]);
  assert.deepEqual(more, []);
  assert.deepEqual(one?.change, { set: { name: 'x' }, add: { available: 1, onHand: 2 }, remove: [], when: [['available', '>=', 1]] });
  assert.deepEqual(one?.refusal, { code: 'STOCK_SHORT', facts: { name: '灯' } });
  assert.match(one?.item.Update?.ConditionExpression ?? '', />=/);
});

test('rows of their own stay as they are; two whole rows in one place are a bug', () => {
  const rows = [create({ pk: 'A', sk: '1' }), create({ pk: 'A', sk: '2' })];
  assert.deepEqual(joined(rows), rows);
  assert.throws(() => joined([create({ pk: 'A', sk: '1' }), change({ pk: 'A', sk: '1' }, { add: { n: 1 } })]), RangeError);
});
