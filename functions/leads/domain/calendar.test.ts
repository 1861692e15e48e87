import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMs, instantOf } from '#kernel/instant';
import { type BusinessCalendar, businessDue, slotStarts } from './calendar.ts';

const calendar: BusinessCalendar = { offsetMinutes: 480, open: '09:00', close: '21:00', closedDays: ['2026-06-19'] };
const due = (from: string, minutes: number, used = calendar) => businessDue(used, from, minutes);

test('four open hours from 19:30 end at 11:30 after a closed day', () => {
  assert.equal(due('2026-06-18T19:30:00+08:00', 240), '2026-06-20T03:30:00.000Z');
});

test('outside open hours the clock stands still until the next opening', () => {
  assert.equal(due('2026-06-16T22:10:00+08:00', 60), '2026-06-17T02:00:00.000Z');
  assert.equal(due('2026-06-16T03:00:00+08:00', 60), '2026-06-16T02:00:00.000Z');
  assert.equal(due('2026-06-19T12:00:00+08:00', 1), '2026-06-20T01:01:00.000Z');
});

test('the last open minute ends at closing, one more at the next opening', () => {
  assert.equal(due('2026-06-16T20:00:00+08:00', 60), '2026-06-16T13:00:00.000Z');
  assert.equal(due('2026-06-16T20:00:00+08:00', 61), '2026-06-17T01:01:00.000Z');
  assert.equal(due('2026-06-16T09:00:00+08:00', 720 * 3), '2026-06-18T13:00:00.000Z');
});

test("the day is the store's, not the server's", () => {
  const west = { ...calendar, offsetMinutes: -300 };
  assert.equal(due('2026-06-19T01:00:00Z', 90, west), '2026-06-20T14:30:00.000Z');
});

test('a store that never opens is a bug, not an endless loop', () => {
  assert.throws(() => due('2026-06-16T10:00:00+08:00', 1, { ...calendar, close: '09:00' }), RangeError);
});

test('counting minute by minute gives the same', () => {
  const minutes = fc.integer({ min: 1, max: 3000 });
  const from = fc.integer({ min: 0, max: 6 * 1440 }).map((m) => epochMs('2026-06-15T00:00:00+08:00') + m * 60_000);
  fc.assert(
    fc.property(from, minutes, (fromMs, count) => {
      let left = count;
      let ms = fromMs;
      while (left > 0) {
        const local = new Date(ms + 480 * 60_000).toISOString();
        const hour = Number(local.slice(11, 13));
        if (hour >= 9 && hour < 21 && local.slice(0, 10) !== '2026-06-19') left -= 1;
        ms += 60_000;
      }
      assert.equal(due(instantOf(fromMs), count), instantOf(ms));
    }),
    { numRuns: 300 },
  );
});

test('slots are those that fit whole into open hours, not of closed days', () => {
  const calendar = { offsetMinutes: 480, open: '09:30', close: '12:00', closedDays: ['2026-03-03'] };
  // 9:30 and 10:30 in Shanghai are 1:30 and 2:30 in UTC; 11:30 would end after closing.
  const slots = ['2026-03-02T02:30:00.000Z', '2026-03-04T01:30:00.000Z', '2026-03-04T02:30:00.000Z'];
  assert.deepEqual(slotStarts(calendar, 60, 2, '2026-03-02T02:30:00.000Z'), slots);
  assert.deepEqual(slotStarts(calendar, 60, 0, '2026-03-02T02:30:00.001Z'), []);
  assert.deepEqual(slotStarts(calendar, 240, 9, '2026-03-02T02:30:00.001Z'), []);
});
