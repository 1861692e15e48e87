import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isFree, isQuiet, nextNotice, planned, type Wish } from './plan.ts';

const wish = (campaignId: string, memberId: string, marginFen: number): Wish => ({ campaignId, memberId, marginFen });

test('two campaigns want one customer: the one that expects more has them', () => {
  const picks = planned([wish('a', 'm1', 100), wish('b', 'm1', 300), wish('a', 'm2', 100)]);
  assert.deepEqual(picks, [wish('b', 'm1', 300), wish('a', 'm2', 100)]);
});

test('a plan names nobody twice, is as long as it may be, in whatever order wishes come, and no other of its length expects more', () => {
  const some = fc.record(
    {
      campaignId: fc.constantFrom('a', 'b', 'c'),
      memberId: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5'),
      marginFen: fc.integer({ min: 0, max: 9 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 15 }), fc.integer({ min: 1, max: 4 }), (wishes, max) => {
      const picks = planned(wishes, max);
      const members = new Set(wishes.map(({ memberId }) => memberId));
      assert.equal(new Set(picks.map(({ memberId }) => memberId)).size, picks.length);
      assert.equal(picks.length, Math.min(max, members.size));
      const bestOf = (memberId: string) => Math.max(...wishes.filter((one) => one.memberId === memberId).map(({ marginFen }) => marginFen));
      const most = [...members]
        .map(bestOf)
        .sort((a, b) => b - a)
        .slice(0, max);
      assert.deepEqual(
        picks.map(({ marginFen }) => marginFen),
        most,
      );
      assert.deepEqual(planned([...wishes].reverse(), max), picks);
    }),
  );
});

test('a customer rests for three days, and no campaign comes to them twice', () => {
  const touch = { day: '2026-03-02', campaigns: ['a'] };
  assert.equal(isFree(undefined, 'a', '2026-03-02'), true);
  assert.deepEqual(
    ['2026-03-02', '2026-03-04', '2026-03-05'].map((day) => isFree(touch, 'b', day)),
    [false, false, true],
  );
  assert.equal(isFree(touch, 'a', '2026-04-01'), false);
});

test('before nine and from nine in the evening nobody is disturbed', () => {
  const at = (time: string) => new Date(`2026-03-02T${time}:00+08:00`).toISOString();
  assert.deepEqual(
    ['08:59', '09:00', '20:59', '21:00', '00:00'].map((time) => isQuiet(at(time))),
    [true, false, false, true, true],
  );
});

test('a list is announced in the morning and called to mind in the afternoon, never at night', () => {
  const at = (time: string) => new Date(`2026-03-02T${time}:00+08:00`).toISOString();
  const [morning, afternoon] = [at('09:00'), at('15:00')];
  assert.deepEqual(
    ['00:00', '08:59', '09:00', '14:59', '15:00', '23:00'].map((time) => nextNotice('2026-03-02', at(time))),
    [morning, morning, afternoon, afternoon, undefined, undefined],
  );
});
