import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Back, type Bought, dayAfter, kept } from './bought.ts';
import { autoTagsOf, nextChange, type TagRule } from './tag-rule.ts';

const tents: TagRule = { ruleId: 'R1', tag: '露营发烧友', when: [{ kind: 'bought', by: 'cat', of: '帐篷', units: 3, days: 90 }], on: true };
const away: TagRule = { ruleId: 'R2', tag: '沉睡', when: [{ kind: 'away', days: 180 }], on: true };
const line = (qty: number, cat = '帐篷') => ({ lineKey: 'L1', cat, brand: '山岚', qty, netFen: qty * 1_000 });
const slip = (slipId: string, day: string, qty: number): Bought => ({ slipId, day, lines: [line(qty)] });
const buyer = (...bought: Bought[]) => ({
  kept: bought,
  lastDay: bought
    .map(({ day }) => day)
    .sort()
    .at(-1),
});

test('three tents in 90 days earn the tag, with the figures that say why', () => {
  const who = buyer(slip('a', '2026-03-01', 1), slip('b', '2026-05-01', 2));
  const because = [{ kind: 'bought', by: 'cat', of: '帐篷', units: 3, days: 90 }];
  assert.deepEqual(autoTagsOf([tents], who, '2026-05-29'), [{ tag: '露营发烧友', ruleId: 'R1', because }]);
  assert.deepEqual(autoTagsOf([tents], who, '2026-05-30'), [], 'the 91st day does not count');
  assert.deepEqual(autoTagsOf([{ ...tents, on: false }], who, '2026-05-29'), []);
});

test('what came back is not bought, in whatever order sale and return are heard of', () => {
  const back: Back = { slipId: 'b', day: '2026-05-01', returnId: 'r', lines: [{ lineKey: 'L1', qty: 1, netFen: 1_000 }] };
  const bought = [slip('a', '2026-03-01', 1), slip('b', '2026-05-01', 2)];
  assert.deepEqual(
    kept({ bought, back: [back] }).map(({ lines }) => [lines[0]?.qty, lines[0]?.netFen]),
    [
      [1, 1_000],
      [1, 1_000],
    ],
  );
  assert.deepEqual(kept({ bought: [], back: [back] }), []);
  const whole = { ...back, lines: [{ lineKey: 'L1', qty: 2, netFen: 2_000 }] };
  assert.deepEqual(
    kept({ bought, back: [whole] }).map(({ slipId }) => slipId),
    ['a'],
  );
});

test('somebody who bought long ago is away, somebody who never bought is not', () => {
  assert.deepEqual(
    autoTagsOf([away], { kept: [], lastDay: '2025-01-01' }, '2026-05-29').map(({ tag }) => tag),
    ['沉睡'],
  );
  assert.deepEqual(autoTagsOf([away], { kept: [] }, '2026-05-29'), []);
});

test('the day of the next change is the first day on which the tags differ', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => dayAfter('2026-01-01', n));
  const bought = fc.array(fc.tuple(day, fc.integer({ min: 1, max: 3 })), { maxLength: 6 });
  const rules = fc.array(
    fc.record({
      ruleId: fc.constantFrom('R1', 'R2', 'R3'),
      tag: fc.constantFrom('甲', '乙'),
      on: fc.boolean(),
      when: fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('bought' as const),
            by: fc.constant('cat' as const),
            of: fc.constant('帐篷'),
            units: fc.integer({ min: 1, max: 4 }),
            days: fc.integer({ min: 1, max: 120 }),
          }),
          fc.record({ kind: fc.constant('came' as const), times: fc.integer({ min: 1, max: 3 }), days: fc.integer({ min: 1, max: 120 }) }),
          fc.record({ kind: fc.constant('away' as const), days: fc.integer({ min: 1, max: 120 }) }),
        ),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(bought, rules, (slips, all) => {
      const who = buyer(...slips.map(([on, qty], i) => slip(`s${i}`, on, qty)));
      const today = '2027-02-10';
      const past = { ...who, kept: who.kept.filter((one) => one.day <= today) };
      const next = nextChange(all, past, today);
      const now = JSON.stringify(autoTagsOf(all, past, today));
      let first: string | undefined;
      for (let n = 1; n <= 260 && first === undefined; n += 1) {
        const then = dayAfter(today, n);
        if (JSON.stringify(autoTagsOf(all, past, then)) !== now) first = then;
      }
      assert.equal(next, first);
    }),
    { numRuns: 300 },
  );
});
