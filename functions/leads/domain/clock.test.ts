import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochMs, plusDays } from '#kernel/instant';
import { type Pause, recycleDue } from './clock.ts';

const limits = { idleDays: 7, dealDays: 30, warnDays: 1 };
const ownedAt = '2026-06-01T02:00:00.000Z';
const on = (day: number): string => plusDays(ownedAt, day);

test('a lead without contact is due idleDays after it was taken, with contact idleDays after the last', () => {
  assert.deepEqual(recycleDue({ ownedAt }, limits), { recycleAt: on(7), warnAt: on(6), reason: 'IDLE' });
  assert.deepEqual(recycleDue({ ownedAt, lastEffectiveAt: on(5) }, limits), { recycleAt: on(12), warnAt: on(11), reason: 'IDLE' });
});

test('steady contact cannot pass the deal limit; both at once count as idle', () => {
  assert.deepEqual(recycleDue({ ownedAt, lastEffectiveAt: on(29) }, limits), { recycleAt: on(30), warnAt: on(29), reason: 'DEAL' });
  assert.equal(recycleDue({ ownedAt, lastEffectiveAt: on(23) }, limits).reason, 'IDLE');
});

test('paused time does not run, neither for the idle nor for the deal limit', () => {
  const pause = (from: number, until: number): Pause => ({ reason: 'renovation', from: on(from), until: on(until) });
  const due = (pauses: Pause[], lastEffectiveAt?: string) =>
    recycleDue({ ownedAt, pauses, ...(lastEffectiveAt ? { lastEffectiveAt } : {}) }, limits).recycleAt;
  assert.equal(due([pause(3, 13)]), on(17));
  assert.equal(due([pause(3, 13), pause(15, 16)]), on(18));
  assert.equal(due([pause(8, 20)]), on(7));
  assert.equal(due([pause(3, 13)], on(10)), on(20));
  assert.equal(due([pause(3, 13)], on(39)), on(40));
});

test('a rule that is newer than the ownership waits for its grace, one that was there does not', () => {
  const grace = { publishedAt: on(20), graceDays: 3 };
  assert.deepEqual(recycleDue({ ownedAt }, limits, grace), { recycleAt: on(23), warnAt: on(22), reason: 'IDLE' });
  assert.equal(recycleDue({ ownedAt }, limits, { ...grace, publishedAt: ownedAt }).recycleAt, on(7));
  assert.equal(recycleDue({ ownedAt }, { ...limits, idleDays: 25 }, grace).recycleAt, on(25));
});

test('more contact and more pause never bring the end nearer', () => {
  const day = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(day, day, day, fc.integer({ min: 0, max: 20 }), (a, b, from, length) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
      const at = (last: number, pauses: Pause[]) => epochMs(recycleDue({ ownedAt, lastEffectiveAt: on(last), pauses }, limits).recycleAt);
      assert.ok(at(sooner, []) <= at(later, []));
      assert.ok(at(sooner, []) <= at(sooner, [{ reason: 'r', from: on(from), until: on(from + length) }]));
    }),
    { numRuns: 2000 },
  );
});
