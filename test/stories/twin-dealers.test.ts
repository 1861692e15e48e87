import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as coupons } from '#coupons/routes';
import { handler as leads } from '#leads/routes';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { allRoutes } from '../inputs/routes.ts';
import { sampleOf } from '../inputs/samples.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
/** Ids of things that only the first dealer may see, by the name they have in paths. */
let ours: Record<string, string>;
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx1', secret: 's' } } });
  shop = await openShop(world);
  ours = await thingsOf(shop);
});
after(() => world.stop());

async function thingsOf({ ada, skus, dealerId, storeId }: Shop): Promise<Record<string, string>> {
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId, orgId: dealerId });
  const memberId = await enrol(world, ada.token, '13800138010', '陈');
  const lines = [{ lineKey: 'L1', skuId: skus['LAMP-1'], qty: 1 }];
  const slip = (await world.call(orders, 'POST /orders/slips', { token: ada.token, body: { lines, expectedNetFen: 15900 } })).body;
  const params = { slipId: slip.slipId };
  const tender = { method: 'CASH', amountFen: 100 };
  const payment = (await world.call(payments, 'POST /payments/slips/{slipId}/tenders', { token: ada.token, params, body: tender })).body;
  const lead = (await world.call(leads, 'POST /leads', { token: ada.token, body: { mobile: '13800138011', name: '周' } })).body.lead;
  const face = { kind: 'amount', offFen: 1000, minFen: 0 };
  const issuing = { validDays: 30, endsAt: '2027-01-01T00:00:00.000Z', issueOn: { kind: 'hand' } };
  const template = (
    await world.call(coupons, 'POST /coupons/templates', {
      token: admin,
      body: { reach: 'dealer', name: '本店十元', face, quota: 9, perMember: 2, ...issuing },
    })
  ).body;
  const couponParams = { templateId: template.templateId };
  const coupon = (
    await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', { token: ada.token, params: couponParams, body: { memberId } })
  ).body;
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 1000 }] };
  const published = (await world.call(pricing, 'POST /pricing/promotions', { token: admin, body: { name: '满千减十', promotion } })).body;
  const made = {
    slipId: slip.slipId,
    paymentId: payment.paymentId,
    leadId: lead.leadId,
    templateId: template.templateId,
    couponId: coupon.couponId,
    promotionId: published.promotionId,
    personId: ada.personId,
    storeId,
  };
  for (const [name, id] of Object.entries(made)) assert.equal(typeof id, 'string', `${name} was made`);
  return made;
}

test('every id of one dealer, tried by the other in the path of every route, is not found', async () => {
  const { twin } = shop;
  const place = { dealerId: twin.dealerId };
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', ...place, orgId: twin.dealerId });
  const strangers = { guide: twin.ada.token, manager: twin.manager.token, dealerAdmin: admin } as const;
  let tried = 0;
  for (const { key, route, entry } of allRoutes) {
    const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    if (names.length === 0 || !names.every((name) => ours[name] !== undefined)) continue;
    for (const [role, token] of Object.entries(strangers)) {
      if (!route.policy.allow.some((who) => who === role)) continue;
      const params = Object.fromEntries(names.map((name) => [name, ours[name] ?? '']));
      const body = route.body ? { body: sampleOf(route.body) } : {};
      const { status, body: said } = await world.call(entry, key, { token, params, ...body });
      assert.equal(status, 404, `${role} ${key}: ${JSON.stringify(said)}`);
      tried += 1;
    }
  }
  assert.ok(tried >= 40, `only ${tried} tries`);
});

test('another dealer or store named in the query is not found either', async () => {
  const { twin } = shop;
  let tried = 0;
  for (const { key, route, entry } of allRoutes) {
    const shape: Record<string, unknown> = route.query?.shape ?? {};
    if (!key.startsWith('GET ') || key.includes('{') || !route.policy.allow.includes('manager')) continue;
    for (const [name, id] of [
      ['dealerId', shop.dealerId],
      ['storeId', shop.storeId],
    ] as const) {
      if (!(name in shape)) continue;
      const wanted = key === 'GET /leads' ? { stage: 'new' } : {};
      const { status, body } = await world.call(entry, key, { token: twin.manager.token, query: { ...wanted, [name]: id } });
      assert.equal(status, 404, `${key}?${name}: ${JSON.stringify(body)}`);
      tried += 1;
    }
  }
  assert.ok(tried >= 5, `only ${tried} tries`);
});

test('a cursor of one dealer’s list is of no use to the other', async () => {
  const token = shop.ada.token;
  const lines = [{ lineKey: 'L1', skuId: shop.skus['LAMP-1'], qty: 1 }];
  for (let i = 0; i < 3; i += 1) await world.call(orders, 'POST /orders/slips', { token, body: { lines, expectedNetFen: 15900 } });
  const { body } = await world.call(orders, 'GET /orders/slips', { token, query: { limit: 2 } });
  assert.equal(typeof body.cursor, 'string');
  const stolen = await world.call(orders, 'GET /orders/slips', { token: shop.twin.ada.token, query: { cursor: body.cursor } });
  assert.deepEqual([stolen.status, stolen.body.code], [400, 'BAD_REQUEST']);
});

test('lists of one dealer show nothing of the other', async () => {
  const twin = { token: shop.twin.manager.token };
  const slips = await world.call(orders, 'GET /orders/slips', twin);
  assert.deepEqual(slips.body.items, []);
  const pipeline = await world.call(leads, 'GET /leads/pipeline', twin);
  assert.equal(
    pipeline.body.stages.reduce((sum: number, stage: { count: number }) => sum + stage.count, 0),
    0,
  );
  const offers = await world.call(pricing, 'GET /pricing/promotions', twin);
  assert.deepEqual(offers.body.items, []);
});
