import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orderReactions } from '#orders/reactions';
import { handler as orders } from '#orders/routes';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let memberId: string;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx0000000000000001', secret: 'none' } } });
  shop = await openShop(world);
  memberId = await enrol(world, shop.ada.token, '13800137001', '陈女士');
});
after(() => world.stop());

const atHand = (token = shop.ada.token) => world.call(orders, 'GET /orders/at-hand', { token });
const named = (some: { name: string }[]) => some.map(({ name }) => name);
const pin = (code: string, on: boolean, token = shop.ada.token) =>
  world.call(orders, 'PUT /orders/at-hand/favourites/{skuId}', { token, params: { skuId: shop.skus[code] ?? '' }, body: { on } });

async function sold(codes: string[], more: object = {}): Promise<void> {
  const lines = codes.map((code) => ({ lineKey: code, skuId: shop.skus[code], qty: 1 }));
  const asked = { lines, ...more };
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines, memberId } });
  const { status, body } = await world.call(orders, 'POST /orders/slips', {
    token: shop.ada.token,
    body: { memberId, ...asked, expectedNetFen: quote.netFen, cash: { receivedFen: 10_000_000 } },
  });
  assert.equal(status, 201, JSON.stringify(body));
  await world.drainFacts({ orders: orderReactions });
}

test('nothing is at hand before anything was sold', async () => {
  assert.deepEqual((await atHand()).body, { favourites: [], goods: [], customers: [] });
});

test('what a guide sold, most often first, and the last customers; what a colleague has no share in is not theirs', async () => {
  await sold(['LAMP-1']);
  await sold(['TENT-2']);
  const split = [
    { personId: shop.ada.personId, bps: 6000 },
    { personId: shop.bo.personId, bps: 4000 },
  ];
  await sold(['LAMP-1', 'BOOT-42'], { split });
  const { body } = await atHand();
  assert.deepEqual(named(body.goods), ['萤火营地灯', '石径徒步鞋 42 码', '云脊双人帐篷']);
  assert.deepEqual(named(body.customers), ['陈女士']);
  assert.equal(body.customers[0].mobileMasked, '138****7001');
  assert.equal('costFen' in body.goods[0], false);
  assert.deepEqual(named((await atHand(shop.bo.token)).body.goods).sort(), ['石径徒步鞋 42 码', '萤火营地灯']);
  assert.deepEqual((await atHand(shop.twin.ada.token)).body.goods, []);
});

test('facts that come again change nothing', async () => {
  const before = (await atHand()).body;
  await world.drainFacts({ orders: orderReactions });
  assert.deepEqual((await atHand()).body, before);
});

test('the desk reads it in two round trips beside the session’s', async () => {
  const { cost } = await atHand();
  assert.equal(cost.calls, 3);
  assert.ok(cost.readUnits <= 4, `${cost.readUnits} read units`);
});

test('favourites are pinned and let go, stand apart from what is sold often, and are at most twelve', async () => {
  assert.deepEqual(named((await pin('LAMP-1', true)).body.favourites), ['萤火营地灯']);
  assert.deepEqual(named((await pin('PHONE-X', true)).body.favourites), ['萤火营地灯', '星途手机 256G']);
  await pin('LAMP-1', true);
  const { body } = await atHand();
  assert.deepEqual(named(body.favourites), ['星途手机 256G', '萤火营地灯']);
  assert.deepEqual(named(body.goods), ['石径徒步鞋 42 码', '云脊双人帐篷']);
  assert.deepEqual(named((await pin('PHONE-X', false)).body.favourites), ['萤火营地灯']);
  assert.deepEqual((await atHand(shop.bo.token)).body.favourites, []);
  const gone = await world.call(orders, 'PUT /orders/at-hand/favourites/{skuId}', {
    token: shop.ada.token,
    params: { skuId: `sk_${'0'.repeat(26)}` },
    body: { on: true },
  });
  assert.equal(gone.status, 404);
});
