import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { handler as pricingReactions } from '#pricing/reactions';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx1', secret: 's' } } });
  shop = await openShop(world);
});
after(() => world.stop());

const asked = (route: string, body: object | undefined, params: object = {}, token = shop.hq.token): Promise<Answer> =>
  world.call(pricing, route, { token, params: { ...params }, ...(body ? { body } : {}) });

const tiers = (min: number, off: number, more: object = {}) => ({ kind: 'TIERS', lane: 'ORDER', tiers: [{ min, off }], ...more });

/** Paid in cash, which is what a quote says it costs. */
async function sell(qty: Record<string, number>, memberId?: string, token = shop.ada.token): Promise<string> {
  const lines = Object.entries(qty).map(([code, n], i) => ({ lineKey: `L${i}`, skuId: shop.skus[code], qty: n }));
  const body = { lines, ...(memberId ? { memberId } : {}) };
  const { netFen } = (await world.call(pricing, 'POST /pricing/quotes', { token, body })).body;
  const slip = await world.call(orders, 'POST /orders/slips', {
    token,
    body: { ...body, expectedNetFen: netFen, cash: { receivedFen: netFen } },
  });
  assert.equal(slip.status, 201, JSON.stringify(slip.body));
  await world.drainFacts({ pricing: pricingReactions }, 2);
  return slip.body.slipId;
}

async function preview(slipId: string, lineKey: string, qty: number): Promise<number> {
  const route = 'POST /orders/slips/{slipId}/returns/preview';
  const { status, body } = await world.call(orders, route, {
    token: shop.ada.token,
    params: { slipId },
    body: { lines: [{ lineKey, qty }] },
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body.refundFen;
}

test('head office writes a draft, tries it on real slips, publishes it, sees what it did and ends it', async () => {
  await sell({ 'TENT-2': 1 });
  await sell({ 'LAMP-1': 2 });
  await sell({ 'BOOT-42': 1, 'LAMP-1': 1 });
  const promotion = tiers(100000, 10000);
  const draft = await asked('POST /pricing/drafts', { name: '满千减百', promotion });
  assert.equal(draft.status, 201, JSON.stringify(draft.body));
  const { promotionId } = draft.body;
  const check = await asked('POST /pricing/promotions/checks', { name: '满千减百', promotion, promotionId });
  const { slips, changed, discountFen, marginBeforeFen, marginAfterFen, examples } = check.body.simulation;
  assert.deepEqual([slips, changed, discountFen, marginBeforeFen - marginAfterFen], [3, 2, 20000, 20000]);
  assert.deepEqual(examples.map((e: { goods: string }) => e.goods).sort(), ['云脊双人帐篷', '石径徒步鞋 42 码、萤火营地灯']);
  assert.deepEqual([check.body.meetings, check.body.losses], [[], []]);

  const published = await asked('POST /pricing/promotions', { name: '满千减百', fundedBy: 'dealer', promotion, draftId: promotionId });
  assert.deepEqual(
    [published.status, published.body.promotionId, published.body.state, published.body.fundedBy],
    [201, promotionId, 'RUNNING', 'dealer'],
  );
  assert.deepEqual((await asked('GET /pricing/drafts', undefined)).body.items, []);

  const memberId = await enrol(world, shop.ada.token, '13900139000', '郑');
  await sell({ 'TENT-2': 1 }, memberId);
  await sell({ 'TENT-2': 2 }, undefined, shop.twin.ada.token);
  const { body } = await asked('GET /pricing/promotions/{promotionId}/effect', undefined, { promotionId });
  assert.deepEqual(body.total, { slips: 2, discountFen: 20000, netFen: 369700, costFen: 210000, newMembers: 1 });
  assert.equal(body.days.length, 1);

  const ended = await asked('POST /pricing/promotions/{promotionId}/end', {}, { promotionId });
  assert.equal(ended.status, 200);
  const past = await asked('GET /pricing/promotions/past', undefined);
  assert.deepEqual(
    past.body.items.map((one: { promotionId: string; state: string }) => [one.promotionId, one.state]),
    [[promotionId, 'OVER']],
  );
  assert.equal((await asked('GET /pricing/promotions/{promotionId}', undefined, { promotionId })).body.state, 'OVER');
});

test('conflicts with what runs, and goods that would go below cost, are told before publishing', async () => {
  const live = (await asked('POST /pricing/promotions', { name: '全场满减', promotion: tiers(50000, 20000, { group: '春促' }) })).body;
  const phones = { skus: [shop.skus['PHONE-X']] };
  const stacking = await asked('POST /pricing/promotions/checks', {
    name: '手机九折',
    promotion: { kind: 'RATE', lane: 'ITEM', rateBp: 9000, scope: phones },
  });
  assert.deepEqual(stacking.body.meetings, [{ promotionId: live.promotionId, name: '全场满减', how: 'STACKS', wins: true }]);
  // 9折 would be 3869.10; the floor is 4000.00.
  assert.deepEqual(stacking.body.heldBack, [{ skuId: shop.skus['PHONE-X'], goods: '星途手机 256G', qty: 1, fen: 13090 }]);
  assert.equal(stacking.body.losses.length, 0);
  const rival = await asked('POST /pricing/promotions/checks', {
    name: '春促满减',
    promotion: tiers(60000, 30000, { group: '春促', priority: 1 }),
  });
  assert.deepEqual(rival.body.meetings[0].how, 'EXCLUDES');
  assert.equal(rival.body.meetings[0].wins, true);
  const gift = await asked('POST /pricing/promotions/checks', {
    name: '买灯送手机',
    promotion: { kind: 'GIFT', lane: 'BUNDLE', minQty: 1, sku: shop.skus['PHONE-X'], qty: 1, scope: { skus: [shop.skus['LAMP-1']] } },
  });
  assert.deepEqual(
    gift.body.losses.map((loss: { goods: string; qty: number; costFen: number }) => [loss.goods, loss.qty, loss.costFen]),
    [['萤火营地灯', 1, 386000]],
  );
  await asked('POST /pricing/promotions/{promotionId}/end', {}, { promotionId: live.promotionId });
});

test('a promotion that runs can be changed: quotes follow at once, the former version is kept', async () => {
  const { promotionId } = (await asked('POST /pricing/promotions', { name: '灯减十', promotion: tiers(10000, 1000) })).body;
  const price = async () => {
    const body = { lines: [{ lineKey: 'L', skuId: shop.skus['LAMP-1'], qty: 1 }] };
    return (await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body })).body.netFen;
  };
  assert.equal(await price(), 14900);
  const changed = await asked(
    'PUT /pricing/promotions/{promotionId}',
    { name: '灯减二十', promotion: tiers(10000, 2000) },
    { promotionId },
  );
  assert.deepEqual([changed.status, changed.body.promotionId, changed.body.name], [200, promotionId, '灯减二十']);
  assert.equal(await price(), 13900);
  const former = (await world.rows('G#PROMOTIONS')).filter(({ sk }) => String(sk).startsWith(`WAS#${promotionId}`));
  assert.deepEqual(
    former.map(({ name }) => name),
    ['灯减十'],
  );
  await asked('POST /pricing/promotions/{promotionId}/end', {}, { promotionId });
  const gone = await asked('PUT /pricing/promotions/{promotionId}', { name: '迟了', promotion: tiers(1, 1) }, { promotionId });
  assert.deepEqual([gone.status, gone.body.code], [404, 'PROMOTION_NOT_FOUND']);
});

test('a dealer tries its own draft on its own slips, held against head office’s promotions, and never sees another’s', async () => {
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId, orgId: shop.dealerId });
  const stranger = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.twin.dealerId, orgId: shop.twin.dealerId });
  const live = (await asked('POST /pricing/promotions', { name: '总部满减', promotion: tiers(50000, 1000) })).body;
  const promotion = tiers(10000, 500);
  const check = await asked('POST /pricing/promotions/checks', { name: '本店', promotion }, {}, admin);
  assert.deepEqual(
    check.body.meetings.map(({ name }: { name: string }) => name),
    ['总部满减'],
  );
  assert.equal(check.body.simulation.slips, 4);
  const { promotionId } = (await asked('POST /pricing/drafts', { name: '本店', fundedBy: 'hq', promotion }, {}, admin)).body;
  for (const route of ['GET /pricing/drafts/{promotionId}', 'DELETE /pricing/drafts/{promotionId}'])
    assert.equal((await asked(route, undefined, { promotionId }, stranger)).status, 404);
  const foreign = await asked('POST /pricing/promotions', { name: '本店', promotion, draftId: promotionId }, {}, stranger);
  assert.equal(foreign.status, 404);
  const mine = await asked('POST /pricing/promotions', { name: '本店', fundedBy: 'hq', promotion, draftId: promotionId }, {}, admin);
  assert.deepEqual([mine.status, mine.body.fundedBy, mine.body.reach], [201, 'dealer', 'dealer']);
  assert.equal((await asked('GET /pricing/promotions/{promotionId}/effect', undefined, { promotionId }, stranger)).status, 404);
  await asked('POST /pricing/promotions/{promotionId}/end', {}, { promotionId: live.promotionId });
});

test('a draft is changed and dropped; goods that are not there and other roles are refused', async () => {
  const { promotionId } = (await asked('POST /pricing/drafts', { name: '草稿', promotion: tiers(1000, 10) })).body;
  const params = { promotionId };
  const changed = await asked('PUT /pricing/drafts/{promotionId}', { name: '改过的草稿', promotion: tiers(1000, 20) }, params);
  assert.deepEqual([changed.status, changed.body.name], [200, '改过的草稿']);
  assert.equal((await asked('GET /pricing/drafts/{promotionId}', undefined, params)).body.promotion.tiers[0].off, 20);
  assert.equal((await asked('DELETE /pricing/drafts/{promotionId}', undefined, params)).status, 200);
  assert.equal((await asked('GET /pricing/drafts/{promotionId}', undefined, params)).status, 404);
  const unknown = { kind: 'GIFT', lane: 'BUNDLE', minQty: 1, sku: `sk_${'0'.repeat(26)}`, qty: 1 };
  assert.equal((await asked('POST /pricing/drafts', { name: '送什么', promotion: unknown })).body.code, 'PROMOTION_GOODS');
  assert.equal((await asked('POST /pricing/promotions/checks', { name: '送什么', promotion: unknown })).body.code, 'PROMOTION_GOODS');
  assert.equal((await asked('GET /pricing/drafts', undefined, {}, shop.ada.token)).status, 403);
});

test('head office says how purchases earn points: the quote tells it, the slip books it, and two people do not overwrite each other', async () => {
  const before = (await asked('GET /pricing/points-rule', undefined)).body;
  // The dealer's own 满100减5 still runs: 154 yuan for a lamp.
  const { version, ...rule } = before;
  assert.deepEqual([rule.fenPerPoint, rule.liveMonths], [100, 24]);
  const double = { ...rule, catBps: { 灯具: 20000 }, version };
  const set = await asked('PUT /pricing/points-rule', double);
  assert.equal(set.status, 200, JSON.stringify(set.body));
  const late = await asked('PUT /pricing/points-rule', double);
  assert.deepEqual([late.status, late.body.code], [409, 'CHANGED']);
  const memberId = await enrol(world, shop.ada.token, '13900139009', '吴');
  const lines = [{ lineKey: 'L', skuId: shop.skus['LAMP-1'], qty: 1 }];
  const quote = (await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines, memberId } })).body;
  assert.deepEqual([quote.pointsEarned, quote.pointsEndAt], [308, '2028-03-31T16:00:00.000Z']);
  await sell({ 'LAMP-1': 1 }, memberId);
  const { member } = (await world.call(members, 'GET /members/{memberId}', { token: shop.ada.token, params: { memberId } })).body;
  assert.equal(member.pointsAvailable, 308);
  await asked('POST /pricing/promotions', { name: '占位', promotion: tiers(99900000, 1) });
  assert.deepEqual((await asked('GET /pricing/points-rule', undefined)).body.catBps, { 灯具: 20000 });
});

test('what comes back no longer counts for the campaign, on the day it was sold, in whatever portions', async () => {
  const promotion = tiers(100000, 10001);
  const { promotionId } = (await asked('POST /pricing/promotions', { name: '满千减百零一分', promotion })).body;
  const effect = async () => (await asked('GET /pricing/promotions/{promotionId}/effect', undefined, { promotionId })).body;
  const back = async (slipId: string, lineKey: string, expectedRefundFen: number, qty = 1) => {
    const body = { lines: [{ lineKey, qty }], reason: '不合适', expectedRefundFen };
    const done = await world.call(orders, 'POST /orders/slips/{slipId}/returns', { token: shop.ada.token, params: { slipId }, body });
    assert.equal(done.status, 201, JSON.stringify(done.body));
    await world.drainFacts({ pricing: pricingReactions }, 2);
  };
  const sale = await sell({ 'TENT-2': 1, 'LAMP-1': 3 });
  const sold = await effect();
  assert.deepEqual([sold.total.slips, sold.total.discountFen], [1, 10001]);
  world.clock.pass({ days: 2 });
  const slip = (await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params: { slipId: sale } })).body;
  const [tent, lamps] = slip.lines;
  const half = await preview(sale, lamps.lineKey, 2);
  await back(sale, lamps.lineKey, half, 2);
  const partly = await effect();
  assert.equal(partly.total.netFen, sold.total.netFen - half);
  assert.ok(partly.total.discountFen < 10001 && partly.total.discountFen > 0 && partly.total.costFen < sold.total.costFen);
  assert.deepEqual(
    partly.days.map(({ day }: { day: string }) => day),
    sold.days.map(({ day }: { day: string }) => day),
  );
  await back(sale, tent.lineKey, await preview(sale, tent.lineKey, 1));
  await back(sale, lamps.lineKey, await preview(sale, lamps.lineKey, 1));
  assert.deepEqual((await effect()).total, { slips: 1, discountFen: 0, netFen: 0, costFen: 0, newMembers: 0 });
  await asked('POST /pricing/promotions/{promotionId}/end', {}, { promotionId });
});
