import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { handler as coupons } from '#coupons/routes';
import { handler as inventory } from '#inventory/routes';
import { handler as members } from '#members/routes';
import { handler as orderReactions } from '#orders/reactions';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let hqToken: string;
let mobiles = 13800139000;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx0000000000000001', secret: 'none' } } });
  shop = await openShop(world);
  hqToken = shop.hq.token;
});
after(() => world.stop());

const PREVIEW = 'POST /orders/slips/{slipId}/returns/preview';
const RETURN = 'POST /orders/slips/{slipId}/returns';

const line = (code: string, qty: number, serials?: string[]) => ({
  lineKey: code,
  skuId: shop.skus[code],
  qty,
  ...(serials ? { serials } : {}),
});

/** Sold to a member for cash, shared 60 to 40. */
async function sold(lines: object[], more: object = {}): Promise<{ slip: Answer['body']; memberId: string }> {
  mobiles += 1;
  const memberId = await enrol(world, shop.ada.token, String(mobiles), '陈');
  return { slip: await soldTo(memberId, lines, more), memberId };
}

async function soldTo(memberId: string, lines: object[], more: object = {}): Promise<Answer['body']> {
  const asked = { lines, memberId, ...more };
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: asked });
  const split = [
    { personId: shop.ada.personId, bps: 6000 },
    { personId: shop.bo.personId, bps: 4000 },
  ];
  const body = { ...asked, split, expectedNetFen: quote.netFen, cash: { receivedFen: quote.netFen } };
  const { status, body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  assert.equal(status, 201, JSON.stringify(slip));
  return slip;
}

const preview = (slipId: string, lines: object[], token = shop.ada.token) =>
  world.call(orders, PREVIEW, { token, params: { slipId }, body: { lines } });

const takeBack = (slipId: string, lines: object[], expectedRefundFen: number, token = shop.ada.token, key?: string) =>
  world.call(orders, RETURN, { token, params: { slipId }, body: { lines, reason: '不合适', expectedRefundFen }, ...(key ? { key } : {}) });

const stockOf = async (code: string) => {
  const { body } = await world.call(inventory, 'GET /inventory/skus/{skuId}', {
    token: shop.ada.token,
    params: { skuId: shop.skus[code] ?? '' },
  });
  const { available, reserved, onHand } = body.stores.find((one: { storeId: string }) => one.storeId === shop.storeId);
  return { available, reserved, onHand };
};
const pointsOf = async (memberId: string): Promise<number> => {
  const { status, body } = await world.call(members, 'GET /members/{memberId}', { token: shop.ada.token, params: { memberId } });
  assert.equal(status, 200, JSON.stringify(body));
  return body.member.pointsAvailable;
};
const earned = async (token: string) => (await world.call(commissions, 'GET /commissions/mine', { token })).body.totalFen;

test('what the preview shows is what happens: money, stock, points and both guides’ commission, in one transaction', async () => {
  const before = { lamp: await stockOf('LAMP-1'), ada: await earned(shop.ada.token), bo: await earned(shop.bo.token) };
  const { slip, memberId } = await sold([line('TENT-2', 1), line('LAMP-1', 3)]);
  const back = [{ lineKey: 'LAMP-1', qty: 2 }];
  const { status, body: shown } = await preview(slip.slipId, back);
  assert.equal(status, 200, JSON.stringify(shown));
  assert.deepEqual([shown.refundFen, shown.whole, shown.money], [31800, false, [{ method: 'CASH', route: 'DRAWER', amountFen: 31800 }]]);
  assert.deepEqual(
    shown.commission.map((one: { clawedFen: number }) => one.clawedFen),
    [382, 255],
  );
  const done = await takeBack(slip.slipId, back, 31800);
  assert.equal(done.status, 201, JSON.stringify(done.body));
  assert.deepEqual([done.cost.transactions, done.cost.calls <= 4], [1, true], done.cost.names.join());
  assert.deepEqual(await stockOf('LAMP-1'), { ...before.lamp, available: before.lamp.available - 1, onHand: before.lamp.onHand - 1 });
  assert.equal(await pointsOf(memberId), Math.floor(slip.netFen / 100) - shown.pointsTaken);
  assert.equal(shown.pointsTaken, 318);
  const shares = slip.split.map((one: { commissionFen: number }) => one.commissionFen);
  assert.deepEqual(
    [(await earned(shop.ada.token)) - before.ada, (await earned(shop.bo.token)) - before.bo],
    [shares[0] - 382, shares[1] - 255],
  );
  const { body: after } = await world.call(orders, 'GET /orders/slips/{slipId}', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
  });
  assert.deepEqual([after.returnedFen, after.returns.length, after.returns[0].lines[0].qty], [31800, 1, 2]);
  const { body: refunds } = await world.call(payments, 'GET /payments/slips/{slipId}/refunds', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
  });
  assert.deepEqual(
    refunds.items.map((one: { method: string; amountFen: number; state: string }) => [one.method, one.amountFen, one.state]),
    [['CASH', 31800, 'DONE']],
  );
});

test('everything back in portions is exactly zero: money, points, commission, stock; the coupon returns with the last piece only', async () => {
  const { body: template } = await world.call(coupons, 'POST /coupons/templates', {
    token: hqToken,
    body: {
      reach: 'group',
      name: '三十元',
      face: { kind: 'amount', offFen: 3001, minFen: 0 },
      quota: 99,
      perMember: 9,
      validDays: 30,
      endsAt: '2027-01-01T00:00:00.000Z',
      issueOn: { kind: 'hand' },
    },
  });
  mobiles += 1;
  const memberId = await enrol(world, shop.ada.token, String(mobiles), '周');
  await world.call(members, 'POST /members/{memberId}/points', {
    token: hqToken,
    params: { memberId },
    body: { delta: 1000, reason: '补登' },
  });
  const { body: coupon } = await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', {
    token: shop.ada.token,
    params: { templateId: template.templateId },
    body: { memberId },
  });
  const before = {
    boot: await stockOf('BOOT-42'),
    lamp: await stockOf('LAMP-1'),
    ada: await earned(shop.ada.token),
    bo: await earned(shop.bo.token),
  };
  const slip = await soldTo(memberId, [line('BOOT-42', 2), line('LAMP-1', 3)], { couponIds: [coupon.couponId], points: 700 });
  let refunded = 0;
  const states: string[] = [];
  const portions = [
    [{ lineKey: 'LAMP-1', qty: 1 }],
    [{ lineKey: 'BOOT-42', qty: 1 }],
    [{ lineKey: 'LAMP-1', qty: 2 }],
    [{ lineKey: 'BOOT-42', qty: 1 }],
  ];
  for (const portion of portions) {
    const { body: shown } = await preview(slip.slipId, portion);
    const { status, body } = await takeBack(slip.slipId, portion, shown.refundFen);
    assert.equal(status, 201, JSON.stringify(body));
    refunded += shown.refundFen;
    const { body: mine } = await world.call(coupons, 'GET /coupons/members/{memberId}', { token: shop.ada.token, params: { memberId } });
    states.push(mine.items.find((one: { couponId: string }) => one.couponId === coupon.couponId)?.state ?? 'USED');
  }
  assert.equal(refunded, slip.netFen);
  assert.deepEqual([states.slice(0, 3).includes('AVAILABLE'), states.at(-1)], [false, 'AVAILABLE'], states.join());
  assert.equal(await pointsOf(memberId), 1000);
  assert.deepEqual([await earned(shop.ada.token), await earned(shop.bo.token)], [before.ada, before.bo]);
  assert.deepEqual([await stockOf('BOOT-42'), await stockOf('LAMP-1')], [before.boot, before.lamp]);
  const more = await takeBack(slip.slipId, [{ lineKey: 'LAMP-1', qty: 1 }], 0);
  assert.deepEqual([more.status, more.body.code], [409, 'RETURN_TOO_MANY']);
});

test('a piece with a serial number comes back by its number, and can be sold again', async () => {
  const { slip } = await sold([line('PHONE-X', 2, ['SH-SN0001', 'SH-SN0002'])]);
  const wrong = await preview(slip.slipId, [{ lineKey: 'PHONE-X', qty: 1, serials: ['SH-SN0003'] }]);
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'RETURN_SERIALS']);
  const back = [{ lineKey: 'PHONE-X', qty: 1, serials: ['SH-SN0002'] }];
  assert.equal((await takeBack(slip.slipId, back, 429900)).status, 201);
  await sold([line('PHONE-X', 1, ['SH-SN0002'])]);
});

test('a double tap and a lost reply return once; another sum than agreed is refused with both', async () => {
  const { slip } = await sold([line('LAMP-1', 2)]);
  const one = [{ lineKey: 'LAMP-1', qty: 1 }];
  const other = await takeBack(slip.slipId, one, 15000);
  assert.deepEqual([other.status, other.body.facts], [409, { expected: '150.00', actual: '159.00' }]);
  const tapped = await Promise.all([1, 2, 3].map(() => takeBack(slip.slipId, one, 15900, shop.ada.token, 'return-once-1')));
  assert.equal(new Set(tapped.map(({ body }) => body.returnId)).size, 1, JSON.stringify(tapped.map(({ body }) => body)));
  const { body } = await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params: { slipId: slip.slipId } });
  assert.equal(body.returnedFen, 15900);
});

test('two guides who take the same piece back at once: one does', async () => {
  const { slip } = await sold([line('LAMP-1', 1)]);
  const one = [{ lineKey: 'LAMP-1', qty: 1 }];
  const both = await Promise.all([shop.ada, shop.bo].map(({ token }) => takeBack(slip.slipId, one, 15900, token)));
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
});

test('after seven days the manager takes it back; an unpaid slip is cancelled instead; another dealer finds nothing', async () => {
  const { slip } = await sold([line('LAMP-1', 1)]);
  const one = [{ lineKey: 'LAMP-1', qty: 1 }];
  assert.equal((await preview(slip.slipId, one, shop.twin.ada.token)).status, 404);
  assert.equal((await takeBack(slip.slipId, one, 15900, shop.twin.manager.token)).status, 404);
  world.clock.pass({ days: 8 });
  assert.equal((await takeBack(slip.slipId, one, 15900)).body.code, 'RETURN_LATE');
  assert.equal((await takeBack(slip.slipId, one, 15900, shop.manager.token)).status, 201);
  const lines = [line('LAMP-1', 1)];
  const { body: open } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body: { lines, expectedNetFen: 15900 } });
  assert.equal((await preview(open.slipId, one)).body.code, 'RETURN_NOT_PAID');
});

test('the board of the day loses what came back, once, however often the fact arrives', async () => {
  const seen = async () => (await world.call(orders, 'GET /orders/board', { token: shop.manager.token })).body;
  await world.drainFacts({ orders: orderReactions }, 2);
  const before = await seen();
  const { slip } = await sold([line('TENT-2', 1)]);
  await world.drainFacts({ orders: orderReactions }, 2);
  assert.equal((await seen()).netFen, before.netFen + 129900);
  await takeBack(slip.slipId, [{ lineKey: 'TENT-2', qty: 1 }], 129900);
  await world.drainFacts({ orders: orderReactions }, 2);
  const after = await seen();
  assert.deepEqual([after.netFen, after.slips], [before.netFen, before.slips + 1]);
  assert.equal(
    after.guides.reduce((sum: number, one: { netFen: number }) => sum + one.netFen, 0),
    after.netFen,
  );
});
