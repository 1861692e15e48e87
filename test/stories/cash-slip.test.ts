import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { handler as inventory } from '#inventory/routes';
import { handler as members } from '#members/routes';
import { handler as orderReactions } from '#orders/reactions';
import { handler as orders } from '#orders/routes';
import { handler as expire } from '#orders/sweep';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx0000000000000001', secret: 'none' } } });
  shop = await openShop(world);
});
after(() => world.stop());

const line = (skuId: string | undefined, qty: number, i: number, serials?: string[]) => ({
  lineKey: `L${i}`,
  skuId,
  qty,
  ...(serials ? { serials } : {}),
});
const threeLines = () => [line(shop.skus['TENT-2'], 1, 1), line(shop.skus['BOOT-42'], 2, 2), line(shop.skus['LAMP-1'], 1, 3)];

async function quoted(lines: unknown[], more: object = {}, token = shop.ada.token) {
  return world.call(pricing, 'POST /pricing/quotes', { token, body: { lines, ...more } });
}

async function opened(lines: unknown[], more: object = {}, key?: string) {
  const ask = { lines, couponIds: [], ...more };
  const { body: quote } = await quoted(lines, 'memberId' in more ? { memberId: more.memberId } : {});
  const body = { expectedNetFen: quote.netFen, ...ask };
  return world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body, ...(key ? { key } : {}) });
}

const stockOf = async (code: string) => {
  const { body } = await world.call(inventory, 'GET /inventory/skus/{skuId}', {
    token: shop.ada.token,
    params: { skuId: shop.skus[code] ?? '' },
  });
  const { available, reserved, onHand } = body.stores.find((s: { storeId: string }) => s.storeId === shop.storeId);
  return { available, reserved, onHand };
};

test('opening a three-line slip is one transaction and at most four round trips; a quote is two', async () => {
  const quote = await quoted(threeLines());
  assert.equal(quote.status, 200, JSON.stringify(quote.body));
  assert.equal(quote.body.netFen, 129900 + 2 * 89900 + 15900);
  assert.ok(quote.cost.calls <= 2, `a quote took ${quote.cost.names}`);
  const { status, body, cost } = await opened(threeLines());
  assert.equal(status, 201, JSON.stringify(body));
  assert.ok(cost.calls <= 4, `opening took ${cost.names}`);
  assert.equal(cost.transactions, 1);
  assert.equal(body.state, 'OPEN');
  assert.deepEqual(await stockOf('BOOT-42'), { available: 18, reserved: 2, onHand: 20 });
});

test('two guides share 60 to 40; the last tender commits stock, points, commission and audit together', async () => {
  const memberId = await enrol(world, shop.ada.token, '13800138001', '陈');
  const split = [
    { personId: shop.ada.personId, bps: 6000 },
    { personId: shop.bo.personId, bps: 4000 },
  ];
  const { body: slip } = await opened([line(shop.skus['PHONE-X'], 1, 1, ['SH-SN0001'])], { memberId, split });
  assert.equal(slip.state, 'OPEN', JSON.stringify(slip));
  const params = { slipId: slip.slipId };
  const first = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', {
    token: shop.ada.token,
    params,
    body: { method: 'CASH', amountFen: 100000, receivedFen: 100000 },
  });
  assert.deepEqual([first.status, first.body.slipState, first.body.slipDueFen], [201, 'OPEN', slip.netFen - 100000]);
  const body = { method: 'CASH', amountFen: slip.netFen - 99_999 };
  const more = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', { token: shop.bo.token, params, body });
  assert.deepEqual([more.status, more.body.code], [422, 'TENDER_TOO_MUCH'], 'a fen more than is due');
  const last = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', {
    token: shop.bo.token,
    params,
    body: { method: 'CARD', amountFen: slip.netFen - 100000, reference: 'POS-1' },
  });
  assert.equal(last.body.slipState, 'PAID', JSON.stringify(last.body));
  assert.ok(last.cost.calls <= 3, `paying took ${last.cost.names}`);
  const { body: paid } = await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params });
  const shares = paid.split.map((s: { commissionFen: number }) => s.commissionFen);
  assert.equal(shares[0] + shares[1], Math.round(slip.netFen * 0.02));
  for (const [i, guide] of [shop.ada, shop.bo].entries()) {
    const { body: mine } = await world.call(commissions, 'GET /commissions/mine', { token: guide.token });
    assert.equal(mine.totalFen, shares[i], `${guide.name} sees the commission at once`);
  }
  const { body: card } = await world.call(members, 'GET /members/{memberId}', { token: shop.ada.token, params: { memberId } });
  assert.equal(card.member?.pointsAvailable ?? JSON.stringify(card), Math.floor(slip.netFen / 100));
  assert.deepEqual(await stockOf('PHONE-X'), { available: 4, reserved: 0, onHand: 4 });
  const again = await opened([line(shop.skus['PHONE-X'], 1, 1, ['SH-SN0001'])]);
  assert.equal(again.body.code, 'SERIAL_TAKEN');
});

test('cash in hand opens and pays in one transaction', async () => {
  const { status, body, cost } = await opened([line(shop.skus['LAMP-1'], 1, 1)], { cash: { receivedFen: 20000 } });
  assert.deepEqual([status, body.state, cost.transactions], [201, 'PAID', 1], JSON.stringify(body));
});

test('a double tap, a replay and a lost reply give one slip; the same key with another body is refused', async () => {
  const before = await stockOf('TENT-2');
  const tapped = await Promise.all([1, 2, 3].map(() => opened([line(shop.skus['TENT-2'], 1, 1)], {}, 'one-intent-0001')));
  assert.deepEqual(new Set(tapped.map((t) => t.body.slipId)).size, 1, JSON.stringify(tapped.map((t) => t.body)));
  assert.equal((await stockOf('TENT-2')).available, before.available - 1);
  const other = await opened([line(shop.skus['TENT-2'], 2, 1)], {}, 'one-intent-0001');
  assert.deepEqual([other.status, other.body.code], [409, 'KEY_REUSED']);
});

test('a price that changed since the customer saw it is refused with both prices, and nothing is held', async () => {
  const before = await stockOf('LAMP-1');
  const body = { lines: [line(shop.skus['LAMP-1'], 1, 1)], couponIds: [], expectedNetFen: 1 };
  const { status, body: problem } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  assert.deepEqual([status, problem.code, problem.facts], [409, 'PRICE_CHANGED', { expected: '0.01', actual: '159.00' }]);
  assert.deepEqual(await stockOf('LAMP-1'), before);
});

test('what nobody paid for in half an hour gives everything back, once', async () => {
  const before = await stockOf('TENT-2');
  const { body: slip } = await opened([line(shop.skus['TENT-2'], 3, 1)]);
  assert.equal((await stockOf('TENT-2')).reserved, before.reserved + 3);
  world.clock.pass({ minutes: 31 });
  await Promise.all([world.inside(expire), world.inside(expire)]);
  const { body } = await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params: { slipId: slip.slipId } });
  assert.equal(body.state, 'EXPIRED');
  const late = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
    body: { method: 'CASH', amountFen: slip.netFen },
  });
  assert.equal(late.body.code, 'SLIP_NOT_OPEN');
});

test('another store’s slip is not found: not to read, pay or cancel', async () => {
  const { body: slip } = await opened([line(shop.skus['LAMP-1'], 1, 1)]);
  const params = { slipId: slip.slipId };
  const { token } = shop.twin.ada;
  const answers = await Promise.all([
    world.call(orders, 'GET /orders/slips/{slipId}', { token, params }),
    world.call(orders, 'POST /orders/slips/{slipId}/cancel', { token, params, body: {} }),
    world.call(payments, 'POST /payments/slips/{slipId}/tenders', { token, params, body: { method: 'CASH', amountFen: 1 } }),
    world.call(payments, 'POST /payments/slips/{slipId}/wechat', { token, params, body: { amountFen: 1 } }),
  ]);
  assert.deepEqual(
    answers.map((a) => a.status),
    [404, 404, 404, 404],
  );
});

test('a colleague of another dealer cannot be given a share', async () => {
  const split = [
    { personId: shop.ada.personId, bps: 5000 },
    { personId: shop.twin.ada.personId, bps: 5000 },
  ];
  const { status, body } = await opened([line(shop.skus['LAMP-1'], 1, 1)], { split });
  assert.deepEqual([status, body.code], [422, 'SPLIT_STRANGER']);
});

test('the manager’s board adds up what was paid, and a fact delivered twice counts once', async () => {
  await world.drainFacts({ orders: orderReactions }, 2);
  const { body } = await world.call(orders, 'GET /orders/board', { token: shop.manager.token });
  assert.equal(body.slips, 2);
  assert.equal(body.netFen, 429900 + 15900);
  assert.equal(
    body.guides.reduce((sum: number, g: { netFen: number }) => sum + g.netFen, 0),
    body.netFen,
  );
});

test('the dealer sees the same day by store, head office by dealer, and neither sees the twin’s', async () => {
  await world.drainFacts({ orders: orderReactions }, 2);
  const asked = async (token: string, query: Record<string, string> = {}) =>
    (await world.call(orders, 'GET /orders/totals', { token, query })).body;
  const { netFen, slips } = (await world.call(orders, 'GET /orders/board', { token: shop.manager.token })).body;
  const seat = (role: 'dealerAdmin' | 'hq', dealerId: string) => world.signIn({ kind: 'staff', role, dealerId, orgId: dealerId });
  const [admin, twin, hq] = await Promise.all([
    seat('dealerAdmin', shop.dealerId),
    seat('dealerAdmin', shop.twin.dealerId),
    seat('hq', shop.dealerId),
  ]);
  const { items, ...sum } = await asked(admin);
  assert.deepEqual([sum.of, sum.slips, sum.netFen], ['stores', slips, netFen]);
  assert.deepEqual([items.length, items[0].orgId, items[0].netFen], [1, shop.storeId, netFen]);
  const { items: dealers } = await asked(hq);
  assert.deepEqual([dealers.length, dealers[0].orgId, dealers[0].netFen], [1, shop.dealerId, netFen]);
  assert.deepEqual(await asked(hq, { dealerId: shop.dealerId }), { items, ...sum });
  assert.equal((await asked(twin)).netFen, 0);
  const stranger = await world.call(orders, 'GET /orders/totals', { token: twin, query: { dealerId: shop.dealerId } });
  assert.deepEqual([stranger.status, (await world.call(orders, 'GET /orders/totals', { token: shop.ada.token })).status], [404, 403]);
});
