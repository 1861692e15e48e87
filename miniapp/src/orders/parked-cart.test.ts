import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, emptyCart, withExtra, withQty } from './cart.ts';
import { cartOf, namedFor, nameFor, parkingOf } from './parked-cart.ts';

const tent = { skuId: 'sk_tent', name: '帐篷', spec: '沙色', unit: '顶', serialised: false };
const cover = { ...tent, skuId: 'sk_cover', name: '意外险', service: { kind: 'INSURANCE' as const } };
const parked = { cartId: 'ca_1', title: '帐篷', pieces: 2, parkedBy: 'ps_1', parkedByName: '陈静', parkedAt: '2026-03-02T10:00:00.000Z' };

test('a cart that is parked and taken is the same cart, and new lines get new keys', () => {
  const first = added(emptyCart, tent);
  const cart = withExtra(withQty(first, 'L1', 2), 'L1', cover);
  const asked = parkingOf(cart, ' 红外套 ');
  assert.equal(asked.note, '红外套');
  const lines = asked.lines.map((line, i) => {
    const { name, spec, unit, serialised } = tent;
    return { ...line, spec, unit, serialised, serials: [], ...(i === 1 ? { name: '意外险', service: 'INSURANCE' as const } : { name }) };
  });
  const back = cartOf({ ...parked, expiresAt: parked.parkedAt, lines, couponIds: [], split: [] });
  assert.deepEqual(parkingOf(back, '红外套'), asked);
  assert.equal(added(back, { ...tent, skuId: 'sk_other' }).lines[2]?.lineKey, 'L3');
});

test('delivery comes back with its day, address and zone', () => {
  const cart = { ...added(emptyCart, tent), delivery: { zone: '市区', day: '2026-03-09', address: '建国路 1 号' } };
  const { delivery, handover } = parkingOf(cart);
  const back = cartOf({ ...parked, expiresAt: parked.parkedAt, lines: [], couponIds: [], split: [], delivery, handover });
  assert.deepEqual(back.delivery, cart.delivery);
});

test('the name of a parking tells for which cart it was', () => {
  assert.ok(namedFor('park', 'A', nameFor('park', 'A', 'k')));
  assert.ok(!namedFor('park', 'B', nameFor('park', 'A', 'k')));
  assert.ok(!namedFor('take', 'A', nameFor('park', 'A', 'k')));
});
