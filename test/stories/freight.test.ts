import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { handler as quotes } from '#quotes/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let admin: string;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId });
});
after(() => world.stop());

const zones = [
  { zone: '市区', feeFen: 8000, freeFromFen: 140_000 },
  { zone: '外省', feeFen: 30_000 },
];
const rule = { basis: 'RUNNING', refund: 'REPRICE', zones } as const;
const line = (code: string, qty: number) => ({ lineKey: code, skuId: shop.skus[code], qty });
const goods = () => [line('TENT-2', 1), line('LAMP-1', 1)];
const inSh = { zone: '市区' };
const handover = { way: 'DELIVERY', day: '2026-03-05', address: '建国路 1 号' };

const quoted = (body: object) => world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body });
const open = (body: object) => world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
const save = (token: string, body: object) => world.call(pricing, 'PUT /pricing/freight', { token, body });

test('a dealer sets its freight, head office any dealer’s, nobody a twin’s; a stale form and a zone named twice are refused', async () => {
  const { status, body } = await save(admin, { version: 0, ...rule });
  assert.deepEqual([status, body], [200, { dealerId: shop.dealerId, version: 1, ...rule }]);
  assert.deepEqual((await save(admin, { version: 0, ...rule })).body.code, 'CHANGED');
  const twice = { ...rule, zones: [zones[0], zones[0]] };
  assert.deepEqual((await save(admin, { version: 1, ...twice })).status, 400);
  assert.equal((await save(admin, { version: 0, dealerId: shop.twin.dealerId, ...rule })).status, 404);
  assert.equal((await save(shop.ada.token, { version: 1, ...rule })).status, 403);
  const head = { token: shop.hq.token, query: { dealerId: shop.dealerId } };
  assert.deepEqual((await world.call(pricing, 'GET /pricing/freight', head)).body.zones, zones);
  assert.equal((await save(shop.hq.token, { version: 1, dealerId: shop.dealerId, ...rule })).body.version, 2);
  const policy = { dealerId: shop.dealerId, pointsPerYuan: 100 };
  const { body: book } = await world.call(pricing, 'PUT /pricing/book', { token: shop.hq.token, body: policy });
  assert.deepEqual(book.freight, rule, 'other terms of the book leave the freight alone');
  const none = await world.call(pricing, 'GET /pricing/freight', { token: shop.hq.token, query: { dealerId: shop.twin.dealerId } });
  assert.deepEqual([none.body.version, none.body.zones], [0, []]);
});

test('goods that are brought cost their freight, on the quote, the slip, the receipt and the card alike', async () => {
  const { body: quote } = await quoted({ lines: goods(), delivery: inSh });
  assert.deepEqual([quote.listFen, quote.discountFen, quote.netFen], [145_800, 0, 145_800], 'free from 1,400 yuan');
  const lamps = { lines: [line('LAMP-1', 2)], delivery: inSh };
  const { body: small } = await quoted(lamps);
  assert.deepEqual([small.netFen, small.freight.fen, small.freight.toFreeFen], [31_800 + 8000, 8000, 108_200]);
  const nowhere = await quoted({ ...lamps, delivery: { zone: '海外' } });
  assert.deepEqual([nowhere.status, nowhere.body.code], [422, 'DELIVERY_ZONE']);
  const free = { ...lamps, expectedNetFen: 31_800, handover, delivery: undefined };
  assert.equal((await open(free)).body.code, 'DELIVERY_TERMS', 'brought, but no freight');
  const fetched = { ...lamps, expectedNetFen: 39_800, handover: { way: 'PICKUP', day: '2026-03-05' } };
  assert.equal((await open(fetched)).body.code, 'DELIVERY_TERMS', 'fetched, but freight');
  const { status, body: slip } = await open({ ...lamps, expectedNetFen: 39_800, handover, cash: { receivedFen: 39_800 } });
  assert.equal(status, 201, JSON.stringify(slip));
  assert.deepEqual([slip.netFen, slip.paidFen, slip.freight.fen, slip.listFen], [39_800, 39_800, 8000, 31_800]);
  const half = slip.split[0].commissionFen;
  assert.equal(half, 636, 'two per cent of the goods, nothing of the freight');
  const receipt = await world.call(payments, 'GET /payments/slips/{slipId}/receipt', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
  });
  assert.match(JSON.stringify(receipt.body), /运费（市区）/);
  const { body: card } = await world.call(quotes, 'POST /quotes', { token: shop.ada.token, body: { ...lamps, lockHours: 24 } });
  assert.deepEqual([card.netFen, card.freight.zone, card.why], [39_800, '市区', []]);
});

test('part of what was brought free comes back: the freight is held back and said so; with the rest everything is refunded', async () => {
  const asked = { lines: goods(), delivery: inSh, handover, expectedNetFen: 145_800, cash: { receivedFen: 145_800 } };
  const { body: slip } = await open(asked);
  const params = { slipId: slip.slipId };
  const at = { token: shop.ada.token, params };
  const preview = (lineKey: string) =>
    world.call(orders, 'POST /orders/slips/{slipId}/returns/preview', { ...at, body: { lines: [{ lineKey, qty: 1 }] } });
  const take = (lineKey: string, expectedRefundFen: number) =>
    world.call(orders, 'POST /orders/slips/{slipId}/returns', {
      ...at,
      body: { lines: [{ lineKey, qty: 1 }], reason: '不合适', expectedRefundFen },
    });
  const { body: first } = await preview('LAMP-1');
  assert.deepEqual([first.goodsFen, first.freightFen, first.refundFen], [15_900, -8000, 7900]);
  assert.equal((await take('LAMP-1', 7900)).status, 201);
  const { body: rest } = await preview('TENT-2');
  assert.deepEqual([rest.goodsFen, rest.freightFen, rest.refundFen, rest.whole], [129_900, 8000, 137_900, true]);
  assert.equal((await take('TENT-2', 137_900)).status, 201);
  const { body: after_ } = await world.call(orders, 'GET /orders/slips/{slipId}', at);
  assert.deepEqual([after_.returnedFen, after_.returns.map((one: { freightFen: number }) => one.freightFen)], [145_800, [-8000, 8000]]);
});
