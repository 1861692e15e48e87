import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceCart } from './price-cart.ts';
import type { Promotion } from './promotion.ts';
import { refundProrata, refundReprice } from './refund.ts';
import { cartOf, line } from './testing/carts.ts';

const off50: Promotion[] = [{ id: 'MJ50', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 30000, off: 5000 }] }];
const three = cartOf([line('A', 10000), line('B', 10000), line('C', 10000)]);

test('满300减50, one of three comes back: 83.33 by proration, 50.00 by pricing what is kept', () => {
  assert.deepEqual(refundProrata(priceCart(three, off50), { B: [1] }), { total: 8333, byLine: { B: 8333 } });
  assert.deepEqual(refundReprice(three, off50, { B: 0 }), { keepWorth: 20000, refund: 5000 });
});

test('three units share 100.00 as 33.33, 33.33 and 33.34', () => {
  const cart = cartOf([line('A', 4000, { qty: 3 })]);
  const promotions: Promotion[] = [{ id: 'OFF20', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 0, off: 2000 }] }];
  assert.deepEqual(refundProrata(priceCart(cart, promotions), { A: [1, 3] }), { total: 6667, byLine: { A: 6667 } });
  assert.deepEqual(refundReprice(cart, promotions, { A: 1 }), { keepWorth: 2000, refund: 8000 });
});

test('what is kept may cost more than all did: then nothing comes back, and nothing is asked for', () => {
  const promotions: Promotion[] = [{ id: 'BIG', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 30000, off: 25000 }] }];
  assert.deepEqual(refundReprice(three, promotions, { C: 0 }), { keepWorth: 20000, refund: 0 });
});

test('unknown lines, unknown units, a unit twice and more than was bought are refused', () => {
  const priced = priceCart(three, off50);
  assert.throws(() => refundProrata(priced, { X: [1] }), { code: 'LINE_UNKNOWN' });
  assert.throws(() => refundProrata(priced, { A: [2] }), { code: 'UNIT_UNKNOWN' });
  assert.throws(() => refundProrata(priced, { A: [1, 1] }), { code: 'UNIT_UNKNOWN' });
  assert.throws(() => refundReprice(three, off50, { X: 1 }), { code: 'LINE_UNKNOWN' });
  assert.throws(() => refundReprice(three, off50, { A: 2 }), { code: 'QTY_UNKNOWN' });
});
