import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { idFactory } from '#platform/ports';
import { handler as pricing } from '#pricing/routes';
import { approvalDesk } from '../builders/approval-desk.ts';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let desk: ReturnType<typeof approvalDesk>;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  desk = approvalDesk(world, shop);
});
after(() => world.stop());

test('an approved sale opens at its price in at most four round trips, and once only', async () => {
  const { approvalId, netFen, body } = await desk.approved();
  const { status, body: slip, cost } = await desk.open(body, { key: 'open-approved-0001' });
  assert.deepEqual([status, slip.netFen, slip.approvalId], [201, netFen, approvalId], JSON.stringify(slip));
  assert.ok(cost.calls <= 4 && cost.transactions === 1, `opening took ${cost.names}`);
  const replay = await desk.open(body, { key: 'open-approved-0001' });
  assert.deepEqual([replay.status, replay.body.slipId], [201, slip.slipId]);
  const second = await desk.open(body);
  assert.deepEqual([second.status, second.body.code], [409, 'APPROVAL_USED']);
  const mine = (await desk.list(shop.ada.token)).find((one: { approvalId: string }) => one.approvalId === approvalId);
  assert.deepEqual([mine.state, mine.slipId], ['USED', slip.slipId]);
});

test('two openings of one approval at the same moment make one slip, also for cash', async () => {
  const { body, netFen } = await desk.approved();
  const cash = { ...body, cash: { receivedFen: netFen } };
  const { quicker, slower } = await desk.meeting({ route: 'POST /orders/slips', token: shop.ada.token, body }, () => desk.open(cash));
  assert.deepEqual([quicker?.status, quicker?.body.state], [201, 'PAID'], JSON.stringify(quicker?.body));
  assert.deepEqual(slower, { status: 409, code: 'APPROVAL_USED' });
});

test('another sale than the approved one, or another price, is not approved', async () => {
  const { body } = await desk.approved();
  const [tent, boots] = body.lines;
  const others = [
    { ...body, manualOffFen: body.manualOffFen + 1 },
    { ...body, lines: [tent, { ...boots, qty: 3 }] },
    { ...body, lines: [boots, tent] },
    { ...body, split: [{ personId: shop.bo.personId, bps: 10000 }] },
    { ...body, expectedNetFen: body.expectedNetFen - 1 },
  ];
  for (const other of others) assert.equal((await desk.open(other)).body.code, 'APPROVAL_DIFFERS');
  assert.equal(
    (await desk.open({ ...body, lines: [{ ...tent, serials: [] }, boots], points: 0 })).status,
    201,
    'what is left out is none of it',
  );
});

test('a price that changed after the approval is refused with both prices, and the new one was not approved', async () => {
  const { body } = await desk.approved();
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 10000 }] };
  const published = await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name: '满减', promotion } });
  const changed = await desk.open(body);
  assert.deepEqual([changed.status, changed.body.code], [409, 'PRICE_CHANGED'], JSON.stringify(changed.body));
  const sneaked = await desk.open({ ...body, expectedNetFen: body.expectedNetFen - 10000 });
  assert.equal(sneaked.body.code, 'APPROVAL_DIFFERS');
  const params = { promotionId: published.body.promotionId };
  await world.call(pricing, 'POST /pricing/promotions/{promotionId}/end', { token: shop.hq.token, params, body: {} });
  assert.equal((await desk.open(body)).status, 201);
});

test('before the decision and after a rejection nothing opens; a rejection says why', async () => {
  const { approvalId, netFen } = await desk.asked();
  const body = { ...desk.sale(30000), approvalId, expectedNetFen: netFen };
  assert.equal((await desk.open(body)).body.code, 'APPROVAL_PENDING');
  await desk.decide(approvalId, { approve: false, note: '毛利太低' });
  assert.equal((await desk.open(body)).body.code, 'APPROVAL_REJECTED');
  const mine = (await desk.list(shop.ada.token, { state: 'DECIDED' })).find((one: { approvalId: string }) => one.approvalId === approvalId);
  assert.deepEqual([mine.state, mine.decisionNote], ['REJECTED', '毛利太低']);
});

test('the largest sale with an approval is still one read', async () => {
  const newId = idFactory(world.clock.nowMs);
  const skus = Array.from({ length: 20 }, (_, i) => ({
    lineKey: `L${i}`,
    skuId: newId('sku'),
    qty: 1,
    configurationId: newId('configuration'),
  }));
  const split = Array.from({ length: 6 }, () => ({ personId: newId('person'), bps: 1 }));
  const couponIds = [newId('coupon'), newId('coupon'), newId('coupon')];
  const body = { lines: skus, couponIds, memberId: newId('member'), split, approvalId: newId('approval'), expectedNetFen: 1 };
  assert.deepEqual((await desk.open(body)).body.code, 'NOT_FOUND');
});
