import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { idFactory } from '#platform/ports';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { meanwhile } from '../world/meanwhile.ts';
import { requestEvent } from '../world/request.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
});
after(() => world.stop());

/** A tent (1,299) and two pairs of boots (899 each): a guide may take off 5 %, 154.85; the manager 15 %, 464.55. */
const LIST = 129900 + 2 * 89900;
const GUIDE_MOST = 15485;
const MANAGER_MOST = 46455;
const sale = (manualOffFen: number) => ({
  lines: [
    { lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1 },
    { lineKey: 'L2', skuId: shop.skus['BOOT-42'], qty: 2 },
  ],
  couponIds: [],
  manualOffFen,
});

type How = { token?: string; key?: string };
const post = (route: string, body: object, { token = shop.ada.token, key }: How = {}, params = {}): Promise<Answer> =>
  world.call(orders, route, { token, body, params, ...(key ? { key } : {}) });

const ask = (body: object, how?: How) => post('POST /orders/approvals', { reason: '老客户，隔壁店报价更低', ...body }, how);
const decide = (approvalId: string, body: object, how: How = { token: shop.manager.token }) =>
  post('POST /orders/approvals/{approvalId}/decide', body, how, { approvalId });
const open = (body: object, how?: How) => post('POST /orders/slips', body, how);
const list = async (token: string, query: Record<string, string> = {}) =>
  (await world.call(orders, 'GET /orders/approvals', { token, query })).body.items;

async function asked(off = 30000): Promise<Answer['body']> {
  const { status, body } = await ask(sale(off));
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

async function approved(off = 30000): Promise<Answer['body']> {
  const { approvalId } = await asked(off);
  const { status, body } = await decide(approvalId, { approve: true });
  assert.deepEqual([status, body.state], [200, 'APPROVED'], JSON.stringify(body));
  return { ...body, body: { ...sale(off), approvalId, expectedNetFen: body.netFen } };
}

/** `slower` decides on what it read before `quicker` came whole between its reads and its transaction. */
async function meeting(
  slower: { route: string; token: string; body: object; params?: Record<string, string> },
  quicker: () => Promise<Answer>,
) {
  let met: Answer | undefined;
  const between = async () => {
    met = await quicker();
  };
  const { route, ...asked } = slower;
  const event = requestEvent(route, asked, world.clock.nowMs());
  const { statusCode, body = '' } = await world.inside(() => meanwhile(between, () => orders(event)));
  return { quicker: met, slower: { status: statusCode, code: JSON.parse(body).code } };
}

const audits = async (store: string) => world.rows(`${shop.scope}#AUDIT#${store}#2026-03-02`);

test('a guide asks for more than the own limit in one call; the manager sees what matters and decides in one', async () => {
  const memberId = await enrol(world, shop.ada.token, '13800138001', '陈');
  const refused = await open({ ...sale(30000), expectedNetFen: LIST - 30000 });
  assert.deepEqual([refused.status, refused.body.code], [403, 'MANUAL_OVER_LIMIT']);
  const { status, body: mine, cost } = await ask({ ...sale(30000), memberId });
  assert.equal(status, 201, JSON.stringify(mine));
  assert.ok(cost.calls <= 3 && cost.transactions === 1, `asking took ${cost.names}`);
  assert.deepEqual([mine.state, mine.expiresAt], ['PENDING', '2026-03-02T16:00:00.000Z']);
  const [seen] = await list(shop.manager.token);
  assert.deepEqual(
    [seen.approvalId, seen.title, seen.askedByName, seen.memberName, seen.reason],
    [mine.approvalId, '云脊双人帐篷 等 2 种', shop.ada.name, '陈', '老客户，隔壁店报价更低'],
  );
  assert.deepEqual(
    [seen.listFen, seen.discountFen, seen.discountBps, seen.manualFen, seen.netFen],
    [LIST, 30000, 968, 30000, LIST - 30000],
  );
  assert.equal(seen.atFloor, false);
  const decision = await decide(mine.approvalId, { approve: true, note: '下不为例' });
  assert.deepEqual([decision.status, decision.body.state, decision.cost.transactions], [200, 'APPROVED', 1], JSON.stringify(decision.body));
  assert.deepEqual(await list(shop.manager.token), []);
  const [done] = await list(shop.manager.token, { state: 'DECIDED' });
  assert.deepEqual([done.approvalId, done.decidedByName, done.decisionNote], [mine.approvalId, shop.manager.name, '下不为例']);
  const facts = (await world.drainFacts()).map((fact) => fact.type).filter((type) => type.includes('approval'));
  assert.deepEqual(facts, ['orders.approval-asked', 'orders.approval-decided']);
});

test('a guide never sees cost or how near the floor goods are, a manager never the cost', async () => {
  const { approvalId } = await asked(MANAGER_MOST);
  const [mine] = await list(shop.ada.token);
  const [seen] = await list(shop.manager.token);
  assert.deepEqual([mine.approvalId, seen.approvalId], [approvalId, approvalId]);
  assert.doesNotMatch(JSON.stringify(mine), /cost|floor/i);
  assert.doesNotMatch(JSON.stringify(seen), /cost/i);
  assert.equal(typeof seen.atFloor, 'boolean');
  assert.equal(seen.ask, undefined);
});

test('goods that would go below their floor stop there, and the manager is told', async () => {
  const phone = { lines: [{ lineKey: 'L1', skuId: shop.skus['PHONE-X'], qty: 1, serials: ['SH-SN0001'] }], couponIds: [] };
  const { body } = await ask({ ...phone, manualOffFen: 60000 });
  assert.deepEqual([body.netFen, body.manualFen], [400000, 29900], JSON.stringify(body));
  const seen = await world.call(orders, 'GET /orders/approvals/{approvalId}', {
    token: shop.manager.token,
    params: { approvalId: body.approvalId },
  });
  assert.equal(seen.body.atFloor, true);
});

test('what is within the own limit needs no approval, and beyond the manager’s limit nobody is asked', async () => {
  const small = await ask(sale(GUIDE_MOST));
  assert.deepEqual([small.status, small.body.code, small.body.facts], [422, 'APPROVAL_NOT_NEEDED', { most: '154.85' }]);
  const large = await ask(sale(MANAGER_MOST + 1));
  assert.deepEqual([large.status, large.body.code, large.body.facts], [403, 'MANUAL_OVER_LIMIT', { most: '¥464.55' }]);
  assert.equal((await ask(sale(MANAGER_MOST))).status, 201);
});

test('an approved sale opens at its price in at most four round trips, and once only', async () => {
  const { approvalId, netFen, body } = await approved();
  const { status, body: slip, cost } = await open(body, { key: 'open-approved-0001' });
  assert.deepEqual([status, slip.netFen, slip.approvalId], [201, netFen, approvalId], JSON.stringify(slip));
  assert.ok(cost.calls <= 4 && cost.transactions === 1, `opening took ${cost.names}`);
  const replay = await open(body, { key: 'open-approved-0001' });
  assert.deepEqual([replay.status, replay.body.slipId], [201, slip.slipId]);
  const second = await open(body);
  assert.deepEqual([second.status, second.body.code], [409, 'APPROVAL_USED']);
  const mine = (await list(shop.ada.token)).find((one: { approvalId: string }) => one.approvalId === approvalId);
  assert.deepEqual([mine.state, mine.slipId], ['USED', slip.slipId]);
});

test('two openings of one approval at the same moment make one slip, also for cash', async () => {
  const { body, netFen } = await approved();
  const cash = { ...body, cash: { receivedFen: netFen } };
  const { quicker, slower } = await meeting({ route: 'POST /orders/slips', token: shop.ada.token, body }, () => open(cash));
  assert.deepEqual([quicker?.status, quicker?.body.state], [201, 'PAID'], JSON.stringify(quicker?.body));
  assert.deepEqual(slower, { status: 409, code: 'APPROVAL_USED' });
});

test('another sale than the approved one, or another price, is not approved', async () => {
  const { body } = await approved();
  const [tent, boots] = body.lines;
  const others = [
    { ...body, manualOffFen: body.manualOffFen + 1 },
    { ...body, lines: [tent, { ...boots, qty: 3 }] },
    { ...body, lines: [boots, tent] },
    { ...body, split: [{ personId: shop.bo.personId, bps: 10000 }] },
    { ...body, expectedNetFen: body.expectedNetFen - 1 },
  ];
  for (const other of others) assert.equal((await open(other)).body.code, 'APPROVAL_DIFFERS');
  assert.equal(
    (await open({ ...body, lines: [{ ...tent, serials: [] }, boots], points: 0 })).status,
    201,
    'what is left out is none of it',
  );
});

test('a price that changed after the approval is refused with both prices, and the new one was not approved', async () => {
  const { body } = await approved();
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 10000 }] };
  const published = await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name: '满减', promotion } });
  const changed = await open(body);
  assert.deepEqual([changed.status, changed.body.code], [409, 'PRICE_CHANGED'], JSON.stringify(changed.body));
  const sneaked = await open({ ...body, expectedNetFen: body.expectedNetFen - 10000 });
  assert.equal(sneaked.body.code, 'APPROVAL_DIFFERS');
  const params = { promotionId: published.body.promotionId };
  await world.call(pricing, 'POST /pricing/promotions/{promotionId}/end', { token: shop.hq.token, params, body: {} });
  assert.equal((await open(body)).status, 201);
});

test('before the decision and after a rejection nothing opens; a rejection says why', async () => {
  const { approvalId, netFen } = await asked();
  const body = { ...sale(30000), approvalId, expectedNetFen: netFen };
  assert.equal((await open(body)).body.code, 'APPROVAL_PENDING');
  await decide(approvalId, { approve: false, note: '毛利太低' });
  assert.equal((await open(body)).body.code, 'APPROVAL_REJECTED');
  const mine = (await list(shop.ada.token, { state: 'DECIDED' })).find((one: { approvalId: string }) => one.approvalId === approvalId);
  assert.deepEqual([mine.state, mine.decisionNote], ['REJECTED', '毛利太低']);
});

test('a double tap decides once: the same answer, one audit row, one fact', async () => {
  const { approvalId } = await asked();
  await world.drainFacts();
  const how = { token: shop.manager.token, key: 'decide-once-0001' };
  const taps = await Promise.all([1, 2, 3].map(() => decide(approvalId, { approve: true }, how)));
  assert.deepEqual(
    taps.map(({ status, body }) => [status, body.state]),
    taps.map(() => [200, 'APPROVED']),
  );
  const again = await decide(approvalId, { approve: true });
  assert.deepEqual([again.status, again.body.state], [200, 'APPROVED'], 'the same manager saying the same again changes nothing');
  const otherwise = await decide(approvalId, { approve: false });
  assert.deepEqual([otherwise.status, otherwise.body.code], [409, 'APPROVAL_DECIDED']);
  const trail = (await audits(shop.storeId)).filter((row) => row.targetId === approvalId && row.what === 'orders.approval-decided');
  assert.deepEqual([trail.length, trail[0]?.who], [1, shop.manager.personId]);
  assert.equal((await world.drainFacts()).filter((fact) => fact.type === 'orders.approval-decided').length, 1);
});

test('of two managers at the same moment one decides; the other reads that it is decided', async () => {
  const { approvalId } = await asked();
  const { storeId, dealerId } = shop;
  const deputy = await world.signIn({
    kind: 'staff',
    role: 'manager',
    name: '副店长',
    personId: `ps_${'0'.repeat(25)}9`,
    storeId,
    dealerId,
  });
  const route = 'POST /orders/approvals/{approvalId}/decide';
  const yes = { route, token: shop.manager.token, params: { approvalId }, body: { approve: true } };
  const { quicker, slower } = await meeting(yes, () => decide(approvalId, { approve: false }, { token: deputy }));
  assert.deepEqual([quicker?.status, quicker?.body.state], [200, 'REJECTED']);
  assert.deepEqual(slower, { status: 409, code: 'APPROVAL_DECIDED' });
  assert.equal((await audits(shop.storeId)).filter((row) => row.targetId === approvalId).length, 2, 'asked and decided once');
});

test('another store’s approval is not found, a colleague’s neither, and a guide may not decide', async () => {
  const { approvalId, body } = await approved();
  const params = { approvalId };
  const show = (token: string) => world.call(orders, 'GET /orders/approvals/{approvalId}', { token, params });
  const sister = await world.signIn({ kind: 'staff', role: 'manager', dealerId: shop.dealerId, storeId: `og_${'0'.repeat(25)}7` });
  for (const token of [shop.twin.manager.token, sister]) {
    assert.deepEqual([(await show(token)).status, (await decide(approvalId, { approve: false }, { token })).status], [404, 404]);
    assert.deepEqual(await list(token, { state: 'DECIDED' }), []);
  }
  for (const { token } of [shop.bo, shop.twin.ada]) {
    assert.deepEqual([(await show(token)).status, (await open(body, { token })).status], [404, 404]);
    assert.deepEqual(await list(token), []);
  }
  const own = await decide((await asked()).approvalId, { approve: true }, { token: shop.ada.token });
  assert.deepEqual([own.status, own.body.code], [403, 'FORBIDDEN']);
  const byManager = await ask(sale(30000), { token: shop.manager.token });
  assert.deepEqual([byManager.status, byManager.body.code], [403, 'FORBIDDEN']);
});

test('the same asking twice is one request; the same key for another is refused', async () => {
  const key = 'ask-once-0001';
  const [one, two] = await Promise.all([ask(sale(30000), { key }), ask(sale(30000), { key })]);
  assert.equal(one.body.approvalId, two.body.approvalId, JSON.stringify([one.body, two.body]));
  assert.equal((await ask(sale(30001), { key })).body.code, 'KEY_REUSED');
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
  assert.deepEqual((await open(body)).body.code, 'NOT_FOUND');
});

test('when the store’s day ends, what has not become a slip has expired', async () => {
  const waiting = await asked();
  const { approvalId, body } = await approved();
  world.clock.set('2026-03-02T16:00:00.000Z');
  const late = await open(body);
  assert.deepEqual([late.status, late.body.code], [410, 'APPROVAL_EXPIRED']);
  const decision = await decide(waiting.approvalId, { approve: true });
  assert.deepEqual([decision.status, decision.body.code], [410, 'APPROVAL_EXPIRED']);
  const { body: seen } = await world.call(orders, 'GET /orders/approvals/{approvalId}', { token: shop.ada.token, params: { approvalId } });
  assert.equal(seen.state, 'EXPIRED');
  assert.deepEqual([await list(shop.manager.token), await list(shop.ada.token)], [[], []]);
});
