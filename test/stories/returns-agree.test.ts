import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { handler as members } from '#members/routes';
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
  memberId = await enrol(world, shop.ada.token, '13800138066', '许女士');
});
after(() => world.stop());

const asked = (more: object) => ({ token: shop.ada.token, ...more });
const line = (code: string) => ({ lineKey: code, skuId: shop.skus[code], qty: 1 });

async function offer(): Promise<void> {
  const publish = async (name: string, promotion: object) => {
    const { status, body } = await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name, promotion } });
    assert.equal(status, 201, JSON.stringify(body));
    return body.promotionId;
  };
  await publish('满两千减 199.99', { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 200_000, off: 19_999 }], refund: 'REPRICE' });
  await publish('满两千送灯', { kind: 'GIFT', lane: 'BUNDLE', minFen: 200_000, sku: shop.skus['LAMP-1'], qty: 1 });
  const zones = [{ zone: '市区', feeFen: 8000, freeFromFen: 190_000 }];
  const body = { dealerId: shop.dealerId, version: 0, basis: 'RUNNING', refund: 'REPRICE', zones };
  assert.equal((await world.call(pricing, 'PUT /pricing/freight', { token: shop.hq.token, body })).status, 200);
}

async function sell(): Promise<{ slipId: string; netFen: number; lines: { lineKey: string; gift: boolean }[] }> {
  const goods = { lines: [line('TENT-2'), line('BOOT-42')], memberId, delivery: { zone: '市区' } };
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', asked({ body: goods }));
  const split = [
    { personId: shop.ada.personId, bps: 3333 },
    { personId: shop.bo.personId, bps: 6667 },
  ];
  const handover = { way: 'DELIVERY', day: '2026-03-05' };
  const sale = { ...goods, split, handover, expectedNetFen: quote.netFen, cash: { receivedFen: quote.netFen } };
  const { status, body } = await world.call(orders, 'POST /orders/slips', asked({ body: sale }));
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

const preview = async (slipId: string, lines: object[]) =>
  (await world.call(orders, 'POST /orders/slips/{slipId}/returns/preview', asked({ params: { slipId }, body: { lines } }))).body;

async function takeBack(slipId: string, lines: object[]): Promise<void> {
  const { refundFen } = await preview(slipId, lines);
  const body = { lines, reason: '不合适', expectedRefundFen: refundFen };
  assert.equal((await world.call(orders, 'POST /orders/slips/{slipId}/returns', asked({ params: { slipId }, body }))).status, 201);
}

async function counted() {
  await world.drainFacts({ orders: orderReactions }, 2);
  const { body: board } = await world.call(orders, 'GET /orders/board', { token: shop.manager.token });
  const sum = (list: { netFen: number }[]): number => list.reduce((total, { netFen }) => total + netFen, 0);
  assert.deepEqual([sum(board.guides), sum(board.cats)], [board.netFen, board.netFen], 'guides and categories add up to the day');
  return board;
}

const earned = async (token: string) => (await world.call(commissions, 'GET /commissions/mine', { token })).body.totalFen;
const points = async () =>
  (await world.call(members, 'GET /members/{memberId}', asked({ params: { memberId } }))).body.member.pointsAvailable;

test('a return breaks a discount, a gift and free freight: each is said in words, and the board still adds up', async () => {
  await offer();
  const { slipId, netFen, lines } = await sell();
  assert.equal(netFen, 129_900 + 89_900 - 19_999);
  assert.equal((await counted()).netFen, netFen);
  const boot = { lineKey: 'BOOT-42', qty: 1 };
  const gift = lines.find((one) => one.gift)?.lineKey ?? '';
  const alone = await preview(slipId, [boot]);
  assert.deepEqual(alone.gifts, [{ lineKey: gift, name: '萤火营地灯', qty: 1, worthFen: 15_900 }]);
  assert.deepEqual([alone.giftsKeptFen, alone.freightFen], [15_900, -8000]);
  assert.deepEqual(
    alone.repriced.map(({ name, fen }: { name: string; fen: number }) => [name, fen > 0]),
    [['满两千减 199.99', true]],
  );
  const [{ fen: heldFen }] = alone.repriced;
  assert.equal(alone.refundFen, alone.goodsFen - heldFen - 15_900 - 8000);
  const both = await preview(slipId, [boot, { lineKey: gift, qty: 1 }]);
  assert.deepEqual([both.gifts, both.giftsKeptFen, both.refundFen], [[], 0, alone.refundFen + 15_900]);
  await takeBack(slipId, [boot]);
  assert.equal((await counted()).netFen, netFen - alone.refundFen);
  const { body: slip } = await world.call(orders, 'GET /orders/slips/{slipId}', asked({ params: { slipId } }));
  const [done] = slip.returns;
  assert.deepEqual([done.repriced[0].fen, done.gifts.length, done.giftsKeptFen, done.freightFen], [heldFen, 1, 15_900, -8000]);
  await takeBack(slipId, [{ lineKey: gift, qty: 1 }]);
  await counted();
  await takeBack(slipId, [{ lineKey: 'TENT-2', qty: 1 }]);
});

test('once everything is back the day, each guide and category, commissions and points are where they were', async () => {
  const board = await counted();
  assert.equal(board.netFen, 0);
  for (const { netFen } of [...board.guides, ...board.cats]) assert.equal(netFen, 0);
  assert.deepEqual([await earned(shop.ada.token), await earned(shop.bo.token)], [0, 0]);
  assert.equal(await points(), 0);
});
