import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formOfPromotion } from './form-of-promotion.ts';
import { emptyForm, type Form, type Promotion } from './promotion-form.ts';
import { promotionOfForm } from './promotion-of-form.ts';

const filled = (more: Partial<Form>): Form => ({ ...emptyForm, name: '活动', ...more });
const sku = 'sk_00000000000000000000000000';

const examples: Promotion[] = [
  {
    kind: 'RATE',
    lane: 'ITEM',
    rateBp: 8800,
    scope: { cats: ['沙发'] },
    from: '2026-06-01T00:00:00+08:00',
    to: '2026-06-19T00:00:00+08:00',
  },
  {
    kind: 'UNIT_PRICE',
    lane: 'ITEM',
    unitPrice: 129900,
    scope: { skus: [sku] },
    from: '2026-06-18T20:00:00+08:00',
    to: '2026-06-18T22:30:00+08:00',
  },
  { kind: 'NTH', lane: 'BUNDLE', n: 2, rateBp: 5000, group: '第二件' },
  { kind: 'NTH', lane: 'BUNDLE', n: 3, rateBp: 0, exclusive: 'ORDER' },
  { kind: 'GIFT', lane: 'BUNDLE', minFen: 300000, sku, qty: 2, maxTimes: 3 },
  { kind: 'KIT', lane: 'BUNDLE', components: [{ sku, qty: 2 }], price: 888800, maxSets: 5 },
  {
    kind: 'TIERS',
    lane: 'ORDER',
    tiers: [
      { min: 100000, off: 10000 },
      { min: 300000, off: 40050 },
    ],
    refund: 'REPRICE',
    priority: 5,
  },
  { kind: 'EACH', lane: 'ORDER', per: 100000, off: 10000, maxTimes: 3, weekly: [{ days: [6, 7], from: '10:00', to: '24:00' }] },
  {
    kind: 'RATE',
    lane: 'ORDER',
    rateBp: 9500,
    min: 50000,
    cap: 20000,
    memberLevels: ['gold'],
    combinesWith: ['ITEM', 'BUNDLE', 'ORDER', 'MANUAL', 'POINTS'],
  },
  { kind: 'TRIM', lane: 'ORDER', unit: 1000, scope: { notSkus: [sku] } },
];

test('what a form shows of a promotion it also writes, for every kind', () => {
  for (const promotion of examples) {
    const form = formOfPromotion({ name: '活动', fundedBy: 'dealer', promotion, goodsNames: { [sku]: '床' } });
    assert.deepEqual(promotionOfForm(form), { written: { name: '活动', fundedBy: 'dealer', promotion } });
  }
});

test('a form says which field is still missing or wrong', () => {
  const of = (more: Partial<Form>) => promotionOfForm(filled(more)).missing;
  assert.equal(promotionOfForm(emptyForm).missing, 'name');
  assert.equal(of({}), 'tiers');
  assert.equal(of({ tiers: [{ min: '100', off: '200' }] }), 'tiers');
  assert.equal(of({ kind: 'rate', rate: '88' }), 'rate');
  assert.equal(of({ kind: 'rate', rate: '0' }), 'rate');
  assert.equal(of({ kind: 'price', price: '一百' }), 'price');
  assert.equal(of({ kind: 'gift' }), 'gift');
  assert.equal(of({ kind: 'gift', gift: { skuId: sku, name: '枕', qty: 1 }, minQty: '' }), 'minQty');
  assert.equal(of({ kind: 'kit', price: '1' }), 'parts');
  const trim = { kind: 'trim' } as const;
  assert.equal(of({ ...trim, reach: 'cats' }), 'reach');
  assert.equal(of({ ...trim, fromDay: '2026-06-02', toDay: '2026-06-01' }), 'period');
  assert.equal(of({ ...trim, days: [1], opens: '25:00' }), 'hours');
  assert.equal(of({ ...trim, together: 'group' }), 'group');
  assert.equal(of({ ...trim, priority: '-1' }), 'priority');
  assert.equal(of(trim), undefined);
});

test('a promotion of one day runs until its midnight, and one piece of gift is enough', () => {
  const { written } = promotionOfForm(filled({ kind: 'rate', rate: '9.5', fromDay: '2026-06-18', toDay: '2026-06-18' }));
  assert.deepEqual([written?.promotion.from, written?.promotion.to], ['2026-06-18T00:00:00+08:00', '2026-06-19T00:00:00+08:00']);
});
