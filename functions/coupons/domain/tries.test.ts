import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusSeconds } from '#kernel/instant';
import { minutesToWait, recent, TRIES_MAX } from './tries.ts';

const start = '2026-03-02T02:00:00.000Z';
const after = (minutes: number): string => plusSeconds(start, minutes * 60);
const tried = (...minutes: number[]) => minutes.map((m) => ({ at: after(m), hash: String(m) }));

test('five wrong codes in any 15 minutes are the most, wherever the quarter of an hour begins', () => {
  assert.equal(TRIES_MAX, 5);
  assert.equal(minutesToWait(tried(0, 13, 14, 14), after(14)), 0);
  assert.equal(minutesToWait(tried(0, 13, 14, 14, 14), after(14)), 1);
  assert.equal(minutesToWait(tried(0, 13, 14, 14, 14), after(16)), 0);
  assert.equal(minutesToWait(tried(13, 14, 14, 14, 16), after(16)), 12);
});

test('tries older than 15 minutes do not count', () => {
  assert.deepEqual(recent(tried(0, 5, 14), after(15)).length, 2);
  assert.deepEqual(recent(tried(0, 5, 14), after(40)), []);
});
