import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, emptyCart, withQty } from './cart.ts';
import { sameGoods } from './same-goods.ts';

const tent = { skuId: 'sk_1', name: '帐篷', spec: '双人', unit: '顶', serialised: false };
const phone = { skuId: 'sk_2', name: '手机', spec: '256G', unit: '台', serialised: true };
const cart = added(added(emptyCart, tent), phone, { serial: 'A1' });
const asked = [
  { lineKey: 'L1', skuId: 'sk_1', qty: 1 },
  { lineKey: 'L2', skuId: 'sk_2', qty: 1, serials: ['A1'] },
];

test('a cart with the goods that were asked for is the same, one with other or more goods is not', () => {
  assert.equal(sameGoods(cart, asked), true);
  assert.equal(sameGoods(withQty(cart, 'L1', 2), asked), false);
  assert.equal(sameGoods(added(cart, tent, { configurationId: 'cf_1' }), asked), false);
  assert.equal(sameGoods(emptyCart, asked), false);
});
