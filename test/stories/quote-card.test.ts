import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as leadsReact } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { handler as membersReact } from '#members/reactions';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { handler as quotes } from '#quotes/routes';
import { modelDesk } from '../builders/model-desk.ts';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let desk: ReturnType<typeof modelDesk>;
let modelId: string;
let memberId: string;
let customer: string;
let guest: string;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  desk = modelDesk(world, shop);
  modelId = await desk.publish();
  memberId = await enrol(world, shop.ada.token, '13800138020', '陈女士');
  customer = await world.signIn({ kind: 'customer', appId: 'wx1', openId: 'o-chen', memberId });
  guest = await world.signIn({ kind: 'customer', appId: 'wx1', openId: 'o-guest' });
});
after(() => world.stop());

const ask = (route: string, token: string, { body, params = {} }: { body?: object; params?: object } = {}) =>
  world.call(quotes, route, { token, params: { ...params }, ...(body ? { body } : {}) });
const share = async (more: object = {}) => {
  const { body: made } = await desk.configure(modelId, { width: 1500, core: 'spring' });
  const lines = [
    { lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1, configurationId: made.configurationId },
    { lineKey: 'L2', skuId: shop.skus['LAMP-1'], qty: 2 },
  ];
  const { status, body } = await ask('POST /quotes', shop.ada.token, { body: { lines, lockHours: 24, open: { L1: ['core'] }, ...more } });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
const card = (quoteId: string, token = customer) => ask('GET /quotes/cards/{quoteId}', token, { params: { quoteId } });
const look = (quoteId: string, token: string) => ask('POST /quotes/cards/{quoteId}/looks', token, { params: { quoteId }, body: {} });
const swap = (quoteId: string, choices: object, lineKey = 'L1') =>
  ask('POST /quotes/cards/{quoteId}/swaps', customer, { params: { quoteId }, body: { lineKey, choices } });
const accept = (quoteId: string, expectedNetFen: number, token = customer) =>
  ask('POST /quotes/cards/{quoteId}/accept', token, { params: { quoteId }, body: { expectedNetFen } });
const settle = () => world.drainFacts({ leads: leadsReact, members: membersReact }, 2);
// 1,000 + 1,500 + 2 × 159
const NET = 250000 + 31800;

test('a cart becomes a card; who looked is seen once, and what the customer sees has no cost in it', async () => {
  const { quoteId, netFen, lockedUntil, state } = await share();
  assert.deepEqual([netFen, state, lockedUntil], [NET, 'OPEN', '2026-03-03T02:00:00.000Z']);
  const seen = await card(quoteId, guest);
  assert.deepEqual([seen.status, seen.body.netFen, seen.body.guideName, seen.body.lines[0].open], [200, NET, 'SH阿宁', ['core']]);
  assert.doesNotMatch(JSON.stringify(seen.body), /costFen|floorFen|bom/);
  for (const token of [guest, customer, customer]) assert.equal((await look(quoteId, token)).status, 200);
  world.clock.pass({ minutes: 40 });
  await look(quoteId, customer);
  const { body } = await ask('GET /quotes/{quoteId}', shop.ada.token, { params: { quoteId } });
  assert.deepEqual([body.viewers, body.looks.map(({ name, looks }: { name?: string; looks: number }) => [name, looks])], [2, [['陈女士', 2], [undefined, 1]]]); // biome-ignore format: one list
  const facts = (await settle()).filter(({ type }) => type === 'quotes.card-opened');
  assert.equal(facts.length, 2, 'each person’s first look is told');
});

test('the customer swaps what was left open, by the rules of the version and prices of the lock', async () => {
  const { quoteId } = await share();
  await desk.post('POST /configurator/models/{modelId}/versions', desk.publishing({ model: dearer() }), shop.hq.token, { modelId });
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 50000 }] };
  const published = await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name: '满减', promotion } });
  const swapped = await swap(quoteId, { core: 'latex' });
  assert.deepEqual([swapped.status, swapped.body.netFen], [200, NET + 100000], JSON.stringify(swapped.body));
  assert.equal(swapped.body.lines[0].choices.core, 'latex');
  assert.equal((await card(quoteId)).body.netFen, NET + 100000);
  assert.equal((await swap(quoteId, { width: 1800 })).body.code, 'SWAP_NOT_OPEN');
  assert.equal((await swap(quoteId, { core: 'latex' }, 'L2')).body.code, 'SWAP_NOT_OPEN');
  assert.equal((await swap(quoteId, { core: 'feathers' })).body.code, 'CONFIGURATION_IMPOSSIBLE');
  const accepted = await accept(quoteId, NET + 100000);
  assert.deepEqual([accepted.status, accepted.body.netFen], [201, NET + 100000], 'neither the new version nor the promotion touches it');
  await world.call(pricing, 'POST /pricing/promotions/{promotionId}/end', { token: shop.hq.token, params: { promotionId: published.body.promotionId }, body: {} }); // biome-ignore format: one call
});

const dearer = () => {
  const { model } = desk.publishing();
  return { ...model, price: { ...model.price, tables: { core: { spring: 900000, latex: 990000 } } } };
};

test('a yes opens the slip at the locked price, once, for the guide; paying it is as with any slip', async () => {
  modelId = await desk.publish({ skuId: shop.skus['TENT-2'] });
  const { quoteId } = await share();
  assert.equal((await accept(quoteId, NET, guest)).status, 403, 'a guest says first who they are');
  assert.equal((await accept(quoteId, NET - 1)).body.code, 'QUOTE_CHANGED');
  const { status, body, cost } = await accept(quoteId, NET);
  assert.deepEqual([status, body.netFen, body.dueFen], [201, NET, NET], JSON.stringify(body));
  assert.equal(cost.transactions, 1);
  assert.equal((await accept(quoteId, NET)).body.code, 'QUOTE_ACCEPTED');
  const mine = await world.call(orders, 'GET /orders/mine/{slipId}', { token: customer, params: { slipId: body.slipId }, query: { dealerId: body.dealerId } }); // biome-ignore format: one call
  assert.deepEqual([mine.status, mine.body.state, mine.body.lines.length], [200, 'OPEN', 2]);
  const slip = (await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params: { slipId: body.slipId } })).body;
  assert.deepEqual([slip.openedBy, slip.split, slip.memberName], [shop.ada.personId, slip.split, '陈女士']);
  assert.equal(slip.split[0].bps, 10000);
  const paid = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', { token: shop.ada.token, params: { slipId: body.slipId }, body: { method: 'CASH', amountFen: NET } }); // biome-ignore format: one call
  assert.equal(paid.body.slip?.state ?? paid.body.state, 'PAID', JSON.stringify(paid.body).slice(0, 200));
});

test('a slip that was let go lets the card go again while the lock lasts', async () => {
  const { quoteId } = await share();
  const { body } = await accept(quoteId, NET);
  const params = { slipId: body.slipId };
  await world.call(orders, 'POST /orders/slips/{slipId}/cancel', { token: shop.ada.token, params, body: {} });
  assert.equal((await card(quoteId)).body.state, 'OPEN');
  assert.equal((await accept(quoteId, NET)).status, 201);
});

test('after the lock the old price is refused with the new one; a withdrawn card says so', async () => {
  const { quoteId } = await share({ lockHours: 1 });
  const withdrawn = await share();
  const took = await ask('POST /quotes/{quoteId}/withdraw', shop.ada.token, { params: { quoteId: withdrawn.quoteId }, body: {} });
  assert.equal(took.body.state, 'WITHDRAWN');
  assert.equal((await accept(withdrawn.quoteId, NET)).body.code, 'QUOTE_WITHDRAWN');
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 50000 }] };
  await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name: '满减', promotion } });
  assert.equal((await card(quoteId)).body.netFen, NET);
  world.clock.pass({ minutes: 61 });
  assert.equal((await card(quoteId)).body.state, 'EXPIRED');
  const late = await accept(quoteId, NET);
  assert.deepEqual([late.status, late.body.code, late.body.facts.actual], [410, 'QUOTE_EXPIRED', '2,318.00'], JSON.stringify(late.body));
  assert.equal((await swap(quoteId, { core: 'latex' })).body.code, 'QUOTE_EXPIRED');
});

test('the lead follows by itself: quoted when the card is shared, on when it is accepted; the member’s timeline shows it', async () => {
  // What was bought before must not win this lead.
  await settle();
  const { body: reported } = await world.call(leads, 'POST /leads', {
    token: shop.ada.token,
    body: { mobile: '13800138020', name: '陈女士' },
  });
  const { leadId } = reported.lead;
  const stage = async () => (await world.call(leads, 'GET /leads/{leadId}', { token: shop.ada.token, params: { leadId } })).body;
  const { quoteId, netFen } = await share({ leadId, memberId });
  await settle();
  assert.equal((await stage()).lead.stage, 'quote');
  await look(quoteId, customer);
  assert.equal((await accept(quoteId, netFen)).status, 201);
  await settle();
  const after = await stage();
  assert.equal(after.lead.stage, 'deal');
  // What the customer did stands between.
  const steps = after.timeline.items.map(({ to, action }: { to?: string; action?: string }) => to ?? action).filter(Boolean);
  assert.deepEqual(steps.slice(0, 3), ['deal', 'quote', 'QUOTE']);
  const { body } = await world.call(members, 'GET /members/{memberId}/timeline', { token: shop.ada.token, params: { memberId } });
  const types = body.items.map(({ type }: { type: string }) => type);
  for (const type of ['quotes.card-shared', 'quotes.card-opened', 'quotes.card-accepted']) assert.ok(types.includes(type), type);
});

test('a card for one member is nobody else’s; another store and another guide do not find it', async () => {
  const { quoteId } = await share({ memberId });
  const other = await enrol(world, shop.ada.token, '13800138021', '周先生');
  const stranger = await world.signIn({ kind: 'customer', appId: 'wx1', openId: 'o-zhou', memberId: other });
  assert.equal((await card(quoteId, stranger)).body.code, 'QUOTE_NOT_YOURS');
  const show = (token: string) => ask('GET /quotes/{quoteId}', token, { params: { quoteId } });
  const seen = [shop.bo, shop.twin.ada, shop.twin.manager, shop.manager].map(async ({ token }) => (await show(token)).status);
  assert.deepEqual(await Promise.all(seen), [404, 404, 404, 200]);
  const list = (await ask('GET /quotes', shop.bo.token)).body.items;
  assert.deepEqual(list, []);
});
