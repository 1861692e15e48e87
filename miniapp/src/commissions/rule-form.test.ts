import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AskedRule, emptyRule, formOf, freeId, ruleOf } from './rule-form.ts';

const full: AskedRule = {
  ...{
    id: 'R7',
    match: { category: '床垫', brand: '静眠' },
    who: { role: 'guide', storeId: 'og_1' },
    base: 'MARGIN',
    rateBps: 1250,
    negative: 'NET',
    priority: 20,
  },
  deep: { belowBps: 7000, factorBps: 5000 },
  ...{ from: '2026-05-31T16:00:00.000Z', to: '2026-06-30T16:00:00.000Z' },
};

test('a rule that is opened and saved as it was is the same rule', () => {
  assert.deepEqual(ruleOf(formOf(full)), full);
  const piece: AskedRule = { id: 'R1', match: { sku: 'sk_1' }, base: 'QTY', perUnitFen: 550 };
  assert.deepEqual(ruleOf(formOf(piece)), piece);
  assert.deepEqual([formOf(piece).amount, formOf(full).amount, formOf(full).toDay], ['5.5', '12.5', '2026-06-30']);
});

test('what is missing is named', () => {
  const typed = { ...emptyRule('R1'), amount: '2' };
  assert.deepEqual(ruleOf(typed), { id: 'R1', match: {}, base: 'NET', rateBps: 200 });
  assert.equal(ruleOf({ ...typed, goods: 'brand', of: ' ' }), 'of');
  for (const amount of ['', '101', '-1', 'x']) assert.equal(ruleOf({ ...typed, amount }), 'amount', amount);
  for (const [deepBelow, deepFactor] of [
    ['70', ''],
    ['', '50'],
    ['0', '50'],
    ['70', '101'],
  ] as const)
    assert.equal(ruleOf({ ...typed, deepBelow, deepFactor }), 'deep');
  assert.equal(ruleOf({ ...typed, fromDay: '2026-06-02', toDay: '2026-06-01' }), 'days');
  assert.equal(ruleOf({ ...typed, priority: '0' }), 'priority');
});

test('a new rule has a number of its own', () => {
  assert.equal(freeId([{ id: 'R1' }, { id: 'R3' }]), 'R4');
  assert.equal(freeId([]), 'R1');
});
