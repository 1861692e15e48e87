import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FreightForm, freightFormOf, freightRuleOf } from './freight-form.ts';

const rule = {
  ...{ dealerId: 'og_D', version: 3, basis: 'RUNNING' as const, refund: 'REPRICE' as const },
  zones: [
    { zone: '市区', feeFen: 8000, freeFromFen: 200050 },
    { zone: '外省', feeFen: 0 },
  ],
};
const form = freightFormOf(rule);
const typed = (i: number, more: Partial<FreightForm['zones'][number]>) =>
  freightRuleOf({ ...form, zones: form.zones.map((zone, at) => (at === i ? { ...zone, ...more } : zone)) });

test('a rule is typed in yuan and comes back as it was', () => {
  assert.deepEqual(form.zones[0], { zone: '市区', fee: '80', freeFrom: '2000.5' });
  const { basis, refund, zones } = rule;
  assert.deepEqual(freightRuleOf(form), { basis, refund, zones });
});

test('the form says what is missing: a name, a second zone of that name, a fee, an amount', () => {
  assert.equal(typed(0, { zone: ' ' }), 'zone');
  assert.equal(typed(0, { zone: '外省 ' }), 'zone');
  assert.equal(typed(0, { zone: '一'.repeat(21) }), 'zone');
  assert.equal(typed(1, { fee: '' }), 'fee');
  assert.equal(typed(1, { fee: '-1' }), 'fee');
  assert.equal(typed(1, { freeFrom: '0' }), 'freeFrom');
  assert.equal(typed(1, { freeFrom: '两千' }), 'freeFrom');
});
