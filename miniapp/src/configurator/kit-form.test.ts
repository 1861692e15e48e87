import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOfKit, formOfKit, freeKey, type KitDefinition, newKit, rateOf, withoutPart } from './kit-form.ts';

const sku = 'sk_00000000000000000000000001';
const model = 'md_00000000000000000000000001';
const written: KitDefinition = {
  ...{ kitId: 'kt_1', version: 3, name: '卧室三件套', shared: ['width'], rateBp: 9550, roundTo: 100 },
  parts: [
    { key: 'bed', name: '床', qty: 1, modelId: model, skuId: sku, goods: '实木床' },
    { key: 'mattress', name: '床垫', qty: 1, modelId: model, skuId: sku, goods: '乳胶床垫' },
    { key: 'stand', name: '床头柜', qty: 2, skuId: sku, goods: '床头柜' },
  ],
  rules: [{ id: 'K1', not: { 'bed.base': ['slats'], 'mattress.core': ['latex'] } }],
};
const options = ({ key }: { key: string }) => ({ bed: ['width', 'base'], mattress: ['width', 'core'] })[key] ?? [];

test('a kit that is read and published again says the same', () => {
  const body = bodyOfKit(formOfKit(written));
  assert.deepEqual(body?.price, { rateBp: 9550, roundTo: 100 });
  assert.deepEqual([body?.shared, body?.rules], [['width'], written.rules]);
  assert.deepEqual(
    body?.parts.map(({ of }) => of),
    [{ modelId: model }, { modelId: model }, { skuId: sku }],
  );
});

test('a price of its own comes back in yuan and goes out in fen', () => {
  const { rateBp: _, ...rest } = written;
  const form = formOfKit({ ...rest, priceFen: 899_900 });
  assert.deepEqual([form.by, form.price, bodyOfKit(form)?.price], ['PRICE', '8999.00', { priceFen: 899_900 }]);
});

test('what is missing is not published: a name, a second part, a rate between 1 and 100 percent', () => {
  const form = formOfKit(written);
  for (const bad of [
    newKit,
    { ...form, name: ' ' },
    { ...form, parts: form.parts.slice(0, 1) },
    { ...form, rate: '0' },
    { ...form, rate: '101' },
  ])
    assert.equal(bodyOfKit(bad), undefined);
  assert.deepEqual(['95', '95.5', '100', '0.5', '1e2', ''].map(rateOf), [9500, 9550, 10_000, undefined, undefined, undefined]);
});

test('a part that goes takes its rules along, and what only one part has is no longer shared', () => {
  const after = withoutPart(formOfKit(written), 'mattress', options);
  assert.deepEqual([after.parts.length, after.shared, after.rules], [2, [], []]);
  const kept = withoutPart(formOfKit(written), 'stand', options);
  assert.deepEqual([kept.shared, kept.rules.length], [['width'], 1]);
  assert.equal(freeKey([{ key: 'p1' }, { key: 'p3' }]), 'p2');
});
