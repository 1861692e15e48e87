import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { delayMs, due, hurry, KEPT_MS, nextLookMs, postpone, type RetryQueue, remember, settle } from './retry-queue.ts';

const ask = (key: string, owner = 'ps_1') => ({ key, route: 'POST /orders/slips', request: { body: { n: 1 } }, owner });
const NOW = 1_800_000_000_000;

test('a write is remembered before it is sent and asked again only after its own call has given up', () => {
  const queue = remember([], ask('k1'), NOW);
  assert.deepEqual(due(queue, 'ps_1', NOW), []);
  assert.deepEqual(
    due(queue, 'ps_1', NOW + 60_000).map((u) => u.key),
    ['k1'],
  );
});

test('the same key is kept once, with its first body', () => {
  const queue = remember(remember([], ask('k1'), NOW), { ...ask('k1'), request: { body: { n: 2 } } }, NOW + 5);
  assert.equal(queue.length, 1);
  assert.deepEqual(queue[0]?.request.body, { n: 1 });
});

test('an answered write leaves the queue and the others stay', () => {
  const queue = remember(remember([], ask('k1'), NOW), ask('k2'), NOW);
  assert.deepEqual(
    settle(queue, 'k1').map((u) => u.key),
    ['k2'],
  );
});

test('a write is never sent under another person’s session', () => {
  const queue = hurry(remember([], ask('k1', 'ps_1'), NOW), NOW);
  assert.deepEqual(due(queue, 'ps_2', NOW), []);
  assert.equal(nextLookMs(queue, 'ps_2'), undefined);
});

test('each lost reply doubles the wait up to a minute and the key never changes', () => {
  let queue: RetryQueue = remember([], ask('k1'), NOW);
  const waits: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    queue = postpone(queue, 'k1', NOW, 0);
    waits.push((queue[0]?.askAtMs ?? 0) - NOW);
  }
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  assert.equal(queue[0]?.key, 'k1');
});

test('when the network comes back everything of the person is asked, oldest first', () => {
  const queue = hurry(remember(remember([], ask('late'), NOW + 10), ask('early'), NOW), NOW + 20);
  assert.deepEqual(
    due(queue, 'ps_1', NOW + 20).map((u) => u.key),
    ['early', 'late'],
  );
});

test('a write older than the server’s memory of its key is not sent any more', () => {
  const queue = hurry(remember([], ask('k1'), NOW), NOW + KEPT_MS);
  assert.deepEqual(due(queue, 'ps_1', NOW + KEPT_MS), []);
});

test('the queue survives storage as JSON', () => {
  const queue = remember([], ask('k1'), NOW);
  assert.deepEqual(JSON.parse(JSON.stringify(queue)), queue);
});

test('a wait is between half of its step and the whole step, whatever the dice say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempts, chance) => {
      const full = Math.min(60_000, 1_000 * 2 ** (attempts - 1));
      const wait = delayMs(attempts, chance);
      assert.ok(wait >= full / 2 - 1 && wait <= full);
    }),
  );
});
