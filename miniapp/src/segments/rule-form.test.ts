import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyRule, formOf, newDraft, type RuleForm, ruleOf } from './rule-form.ts';

const full: RuleForm = {
  tag: ' 露营 ',
  on: true,
  drafts: [
    { kind: 'cat', of: '帐篷', amount: '3', days: '90' },
    { kind: 'spent', of: '', amount: '5000.5', days: '365' },
    { kind: 'came', of: '', amount: '2', days: '30' },
    { kind: 'away', of: '', amount: '', days: '180' },
  ],
};

test('what was typed becomes the rule, and the rule what was typed', () => {
  const rule = ruleOf(full);
  assert.deepEqual(rule, {
    tag: '露营',
    on: true,
    when: [
      { kind: 'bought', by: 'cat', of: '帐篷', units: 3, days: 90 },
      { kind: 'spent', fen: 500_050, days: 365 },
      { kind: 'came', times: 2, days: 30 },
      { kind: 'away', days: 180 },
    ],
  });
  assert.ok(typeof rule === 'object');
  assert.deepEqual(ruleOf(formOf({ ruleId: 'r', ...rule, on: true })), rule);
});

test('what is missing is named, the first thing first', () => {
  const one = (draft: Partial<RuleForm['drafts'][number]>): RuleForm => ({
    ...full,
    drafts: [{ ...newDraft('cat'), of: '帐篷', ...draft }],
  });
  assert.equal(ruleOf(emptyRule), 'tag');
  assert.equal(ruleOf({ ...full, drafts: [] }), 'when');
  assert.equal(ruleOf(one({ of: '' })), 'of');
  for (const days of ['', '0', '731', '1.5', 'x']) assert.equal(ruleOf(one({ days })), 'days', days);
  for (const amount of ['', '0', '1000', '-1']) assert.equal(ruleOf(one({ amount })), 'number', amount);
  for (const amount of ['', '0', 'x']) assert.equal(ruleOf(one({ kind: 'spent', amount })), 'yuan', amount);
});
