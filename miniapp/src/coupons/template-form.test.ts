import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOfTemplate, emptyTemplate, type TemplateForm } from './template-form.ts';

const filled: TemplateForm = { ...emptyTemplate, name: '满减券', off: '100', min: '1000', quota: '500', endDay: '2026-06-18' };
const goods = { skuId: 'sk_1', name: '枕头' };

test('a form becomes a template: the last day counts until its midnight in China', () => {
  const { body } = bodyOfTemplate(filled, 'group');
  assert.deepEqual(body?.face, { kind: 'amount', offFen: 10000, minFen: 100000 });
  assert.deepEqual([body?.endsAt, body?.quota, body?.validDays, body?.issueOn], ['2026-06-18T16:00:00.000Z', 500, 30, { kind: 'hand' }]);
});

test('each kind of coupon has its own figures', () => {
  const face = (more: Partial<TemplateForm>) => bodyOfTemplate({ ...filled, ...more }, 'dealer').body?.face;
  assert.deepEqual(face({ face: 'rate', rate: '8.8', cap: '50' }), { kind: 'rate', rateBps: 8800, minFen: 100000, capFen: 5000 });
  assert.deepEqual(face({ face: 'exchange', goods, qty: 2, price: '9.9' }), { kind: 'exchange', skuId: 'sk_1', qty: 2, priceFen: 990 });
  assert.deepEqual(face({ face: 'gift', goods, min: '' }), { kind: 'gift', skuId: 'sk_1', qty: 1, minFen: 0 });
  const issued = bodyOfTemplate({ ...filled, issue: 'purchase', minNet: '299' }, 'dealer').body?.issueOn;
  assert.deepEqual(issued, { kind: 'purchase', minNetFen: 29900 });
});

test('what is missing is named, one at a time', () => {
  const missing = (more: Partial<TemplateForm>) => bodyOfTemplate({ ...filled, ...more }, 'group').missing;
  assert.equal(missing({ name: ' ' }), 'name');
  assert.equal(missing({ off: '' }), 'off');
  assert.equal(missing({ face: 'rate', rate: '10' }), 'rate');
  assert.equal(missing({ face: 'gift' }), 'goods');
  assert.equal(missing({ quota: '0' }), 'quota');
  assert.equal(missing({ endDay: '' }), 'endDay');
  assert.equal(missing({ issue: 'purchase', minNet: 'x' }), 'minNet');
});
