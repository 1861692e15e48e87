import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, emptyCart, equalShares, serialsMissing, withExtra, withMember, withoutLine, withQty } from './cart.ts';

const tent = { skuId: 'sk_1', name: '帐篷', spec: '双人', unit: '顶', serialised: false };
const phone = { skuId: 'sk_2', name: '手机', spec: '256G', unit: '台', serialised: true };

test('the same code again is one more of the same line', () => {
  const cart = added(added(emptyCart, tent), tent);
  assert.deepEqual(
    cart.lines.map((line) => [line.lineKey, line.qty]),
    [['L1', 2]],
  );
});

test('a serial number scanned twice counts once', () => {
  const once = added(emptyCart, phone, { serial: 'A1' });
  assert.equal(added(once, phone, { serial: 'A1' }), once);
  assert.deepEqual(added(once, phone, { serial: 'A2' }).lines[0]?.serials, ['A1', 'A2']);
});

test('goods with serial numbers say how many are still to be scanned', () => {
  assert.equal(serialsMissing(added(emptyCart, phone)), 1);
  assert.equal(serialsMissing(added(added(emptyCart, phone), phone, { serial: 'A1' })), 0);
  assert.equal(serialsMissing(added(added(added(emptyCart, phone), phone), phone, { serial: 'A1' })), 1);
  assert.equal(serialsMissing(added(emptyCart, tent)), 0);
});

test('a smaller quantity drops the pieces scanned last', () => {
  const two = added(added(emptyCart, phone, { serial: 'A1' }), phone, { serial: 'A2' });
  assert.deepEqual(withQty(two, 'L1', 1).lines[0]?.serials, ['A1']);
});

test('a configured product is a line of its own, and keys are not used again', () => {
  const cart = added(added(emptyCart, tent), tent, { configurationId: 'cf_1', configurationText: '加大' });
  assert.deepEqual(
    cart.lines.map((line) => line.lineKey),
    ['L1', 'L2'],
  );
});

test('changing the member drops the former member’s coupons and points', () => {
  const cart = { ...emptyCart, couponIds: ['cp_1'], points: 500 };
  const member = { memberId: 'mb_1', mobileMasked: '138****0001', level: 'gold', pointsAvailable: 9 };
  assert.deepEqual([withMember(cart, member).couponIds, withMember(cart, member).points], [[], 0]);
});

test('equal shares are the whole', () => {
  const shares = equalShares([
    { personId: 'a', name: 'A' },
    { personId: 'b', name: 'B' },
    { personId: 'c', name: 'C' },
  ]);
  assert.deepEqual(
    shares.map((share) => share.bps),
    [3334, 3333, 3333],
  );
});

const cover = { skuId: 'sk_3', name: '碎屏险', spec: '一年', unit: '份', serialised: false, service: { kind: 'INSURANCE' as const } };
const fitting = { ...cover, skuId: 'sk_4', service: { kind: 'INSTALLATION' as const } };

test('insurance is for each piece of its goods, whatever becomes of them, and both go with them', () => {
  const both = withExtra(withExtra(added(emptyCart, tent), 'L1', cover), 'L1', fitting);
  const qty = (cart: typeof both) => cart.lines.map((line) => [line.lineKey, line.qty]);
  assert.deepEqual(qty(added(both, tent)), [
    ['L1', 2],
    ['L2', 2],
    ['L3', 1],
  ]);
  assert.deepEqual(qty(withQty(both, 'L1', 5)).slice(1), [
    ['L2', 5],
    ['L3', 1],
  ]);
  assert.deepEqual(withoutLine(both, 'L1').lines, []);
});

test('a service that is chosen again is not wanted after all', () => {
  const once = withExtra(added(emptyCart, tent), 'L1', cover);
  assert.deepEqual(
    withExtra(once, 'L1', cover).lines.map((line) => line.lineKey),
    ['L1'],
  );
});
