import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PointsRule, pointsFormOf, pointsRuleOf } from './points-form.ts';

const rule: PointsRule = {
  version: 3,
  fenPerPoint: 100,
  liveMonths: 24,
  levelBps: { basic: 10000, silver: 10000, gold: 15000, diamond: 20000 },
  catBps: { 家电: 5000, 清仓: 0 },
  periods: [{ from: '2026-11-10T16:00:00.000Z', to: '2026-11-12T16:00:00.000Z', bps: 20000 }],
};
const form = pointsFormOf(rule);

test('a rule that is read and saved again is the same rule', () => {
  assert.deepEqual({ ...form.periods[0] }, { fromDay: '2026-11-11', toDay: '2026-11-12', times: '2' });
  assert.deepEqual([form.yuan, form.levels.gold], ['1', '1.5']);
  const { version: _, ...kept } = rule;
  assert.deepEqual(pointsRuleOf(form), kept);
});

test('what cannot be a rule is named: no amount, too many months, no rate, days the wrong way round', () => {
  assert.equal(pointsRuleOf({ ...form, yuan: '0' }), 'yuan');
  assert.equal(pointsRuleOf({ ...form, months: '121' }), 'months');
  assert.equal(pointsRuleOf({ ...form, levels: { ...form.levels, gold: '10.01' } }), 'times');
  assert.equal(pointsRuleOf({ ...form, cats: [{ cat: '家电', times: 'x' }] }), 'times');
  assert.equal(pointsRuleOf({ ...form, periods: [{ fromDay: '2026-11-12', toDay: '2026-11-11', times: '2' }] }), 'days');
});
