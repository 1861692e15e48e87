import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusDays } from '#kernel/instant';
import type { BusinessCalendar } from './calendar.ts';
import { type ClockRule, clockRuleFor } from './clock-rule.ts';
import { ladderOf } from './ladder.ts';

const calendar: BusinessCalendar = { offsetMinutes: 480, open: '09:00', close: '21:00', closedDays: [] };
const ownedAt = '2026-06-01T02:00:00.000Z';
const on = (day: number): string => plusDays(ownedAt, day);
const rule: ClockRule = {
  id: 'r',
  version: 4,
  match: {},
  idleDays: 7,
  dealDays: 30,
  warnDays: 2,
  managerDays: 1,
  firstContactMinutes: 240,
  coolDownDays: 14,
  publishedAt: on(-30),
  graceDays: 3,
};

test('the ladder leads from the response deadline over guide and manager to the pool', () => {
  assert.deepEqual(ladderOf({ ownedAt }, rule, calendar), {
    recycleAt: on(7),
    reason: 'IDLE',
    warnings: [
      { step: 'FIRST_CONTACT', at: '2026-06-01T06:00:00.000Z' },
      { step: 'WARN_GUIDE', at: on(5) },
      { step: 'WARN_MANAGER', at: on(6) },
    ],
  });
});

test('once the customer was reached there is no response deadline', () => {
  const { warnings } = ladderOf({ ownedAt, lastEffectiveAt: on(1) }, rule, calendar);
  assert.deepEqual(
    warnings.map(({ step, at }) => [step, at]),
    [
      ['WARN_GUIDE', on(6)],
      ['WARN_MANAGER', on(7)],
    ],
  );
});

test('an assigned lead that nobody accepts goes back at the end of its time, without warnings that would come later', () => {
  const { recycleAt, reason, warnings } = ladderOf({ ownedAt, acceptBy: '2026-06-01T08:00:00.000Z' }, rule, calendar);
  assert.deepEqual([recycleAt, reason, warnings.map(({ step }) => step)], ['2026-06-01T08:00:00.000Z', 'NOT_ACCEPTED', ['FIRST_CONTACT']]);
});

test('the rule that names most of a lead is its rule', () => {
  const rules: ClockRule[] = [
    rule,
    { ...rule, id: 'stage', match: { stage: 'quote' } },
    { ...rule, id: 'both', match: { stage: 'quote', grade: 'A' } },
    { ...rule, id: 'also', match: { source: 'douyin', grade: 'A' } },
  ];
  const chosen = (stage: string, grade: string, source = 'walk-in') => clockRuleFor({ pipelineId: 'p', stage, grade, source }, rules)?.id;
  assert.equal(chosen('new', 'A'), 'r');
  assert.equal(chosen('quote', 'B'), 'stage');
  assert.equal(chosen('quote', 'A'), 'both');
  assert.equal(chosen('quote', 'A', 'douyin'), 'also');
  assert.equal(clockRuleFor({ pipelineId: 'p', stage: 'new', source: 's' }, []), undefined);
});
