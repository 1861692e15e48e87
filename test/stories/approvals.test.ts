import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { approvalDesk, SALE } from '../builders/approval-desk.ts';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
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

const audits = () => world.rows(`${shop.scope}#AUDIT#${shop.storeId}#2026-03-02`);

test('a guide asks for more than the own limit in one call; the manager sees what matters and decides in one', async () => {
  const memberId = await enrol(world, shop.ada.token, '13800138001', '陈');
  const refused = await desk.open({ ...desk.sale(30000), expectedNetFen: SALE.listFen - 30000 });
  assert.deepEqual([refused.status, refused.body.code], [403, 'MANUAL_OVER_LIMIT']);
  const { status, body: mine, cost } = await desk.ask({ ...desk.sale(30000), memberId });
  assert.equal(status, 201, JSON.stringify(mine));
  assert.ok(cost.calls <= 3 && cost.transactions === 1, `asking took ${cost.names}`);
  assert.deepEqual([mine.state, mine.expiresAt], ['PENDING', '2026-03-02T16:00:00.000Z']);
  const [seen] = await desk.list(shop.manager.token);
  assert.deepEqual(
    [seen.approvalId, seen.title, seen.askedByName, seen.memberName, seen.reason],
    [mine.approvalId, '云脊双人帐篷 等 2 种', shop.ada.name, '陈', '老客户，隔壁店报价更低'],
  );
  assert.deepEqual(
    [seen.listFen, seen.discountFen, seen.discountBps, seen.manualFen, seen.netFen],
    [SALE.listFen, 30000, 968, 30000, SALE.listFen - 30000],
  );
  assert.equal(seen.atFloor, false);
  const decision = await desk.decide(mine.approvalId, { approve: true, note: '下不为例' });
  assert.deepEqual([decision.status, decision.body.state, decision.cost.transactions], [200, 'APPROVED', 1], JSON.stringify(decision.body));
  assert.deepEqual(await desk.list(shop.manager.token), []);
  const [done] = await desk.list(shop.manager.token, { state: 'DECIDED' });
  assert.deepEqual([done.approvalId, done.decidedByName, done.decisionNote], [mine.approvalId, shop.manager.name, '下不为例']);
  const facts = (await world.drainFacts()).map((fact) => fact.type).filter((type) => type.includes('approval'));
  assert.deepEqual(facts, ['orders.approval-asked', 'orders.approval-decided']);
});

test('a guide never sees cost or how near the floor goods are, a manager never the cost', async () => {
  const { approvalId } = await desk.asked(SALE.managerMostFen);
  const [mine] = await desk.list(shop.ada.token);
  const [seen] = await desk.list(shop.manager.token);
  assert.deepEqual([mine.approvalId, seen.approvalId], [approvalId, approvalId]);
  assert.doesNotMatch(JSON.stringify(mine), /cost|floor/i);
  assert.doesNotMatch(JSON.stringify(seen), /cost/i);
  assert.equal(typeof seen.atFloor, 'boolean');
  assert.equal(seen.ask, undefined);
});

test('goods that would go below their floor stop there, and the manager is told', async () => {
  const phone = { lines: [{ lineKey: 'L1', skuId: shop.skus['PHONE-X'], qty: 1, serials: ['SH-SN0001'] }], couponIds: [] };
  const { body } = await desk.ask({ ...phone, manualOffFen: 60000 });
  assert.deepEqual([body.netFen, body.manualFen], [400000, 29900], JSON.stringify(body));
  const seen = await desk.show(body.approvalId, shop.manager.token);
  assert.equal(seen.body.atFloor, true);
});

test('what is within the own limit needs no approval, and beyond the manager’s limit nobody is asked', async () => {
  const small = await desk.ask(desk.sale(SALE.guideMostFen));
  assert.deepEqual([small.status, small.body.code, small.body.facts], [422, 'APPROVAL_NOT_NEEDED', { most: '154.85' }]);
  const large = await desk.ask(desk.sale(SALE.managerMostFen + 1));
  assert.deepEqual([large.status, large.body.code, large.body.facts], [403, 'MANUAL_OVER_LIMIT', { most: '¥464.55' }]);
  assert.equal((await desk.ask(desk.sale(SALE.managerMostFen))).status, 201);
});

test('a double tap decides once: the same answer, one audit row, one fact', async () => {
  const { approvalId } = await desk.asked();
  await world.drainFacts();
  const how = { token: shop.manager.token, key: 'decide-once-0001' };
  const taps = await Promise.all([1, 2, 3].map(() => desk.decide(approvalId, { approve: true }, how)));
  assert.deepEqual(
    taps.map(({ status, body }) => [status, body.state]),
    taps.map(() => [200, 'APPROVED']),
  );
  const again = await desk.decide(approvalId, { approve: true });
  assert.deepEqual([again.status, again.body.state], [200, 'APPROVED'], 'the same manager saying the same again changes nothing');
  const otherwise = await desk.decide(approvalId, { approve: false });
  assert.deepEqual([otherwise.status, otherwise.body.code], [409, 'APPROVAL_DECIDED']);
  const trail = (await audits()).filter((row) => row.targetId === approvalId && row.what === 'orders.approval-decided');
  assert.deepEqual([trail.length, trail[0]?.who], [1, shop.manager.personId]);
  assert.equal((await world.drainFacts()).filter((fact) => fact.type === 'orders.approval-decided').length, 1);
});

test('of two managers at the same moment one decides; the other reads that it is decided', async () => {
  const { approvalId } = await desk.asked();
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
  const { quicker, slower } = await desk.meeting(yes, () => desk.decide(approvalId, { approve: false }, { token: deputy }));
  assert.deepEqual([quicker?.status, quicker?.body.state], [200, 'REJECTED']);
  assert.deepEqual(slower, { status: 409, code: 'APPROVAL_DECIDED' });
  assert.equal((await audits()).filter((row) => row.targetId === approvalId).length, 2, 'asked and decided once');
});

test('another store’s approval is not found, a colleague’s neither, and a guide may not decide', async () => {
  const { approvalId, body } = await desk.approved();
  const sister = await world.signIn({ kind: 'staff', role: 'manager', dealerId: shop.dealerId, storeId: `og_${'0'.repeat(25)}7` });
  for (const token of [shop.twin.manager.token, sister]) {
    assert.deepEqual(
      [(await desk.show(approvalId, token)).status, (await desk.decide(approvalId, { approve: false }, { token })).status],
      [404, 404],
    );
    assert.deepEqual(await desk.list(token, { state: 'DECIDED' }), []);
  }
  for (const { token } of [shop.bo, shop.twin.ada]) {
    assert.deepEqual([(await desk.show(approvalId, token)).status, (await desk.open(body, { token })).status], [404, 404]);
    assert.deepEqual(await desk.list(token), []);
  }
  const own = await desk.decide((await desk.asked()).approvalId, { approve: true }, { token: shop.ada.token });
  assert.deepEqual([own.status, own.body.code], [403, 'FORBIDDEN']);
  const byManager = await desk.ask(desk.sale(30000), { token: shop.manager.token });
  assert.deepEqual([byManager.status, byManager.body.code], [403, 'FORBIDDEN']);
});

test('the same asking twice is one request; the same key for another is refused', async () => {
  const key = 'ask-once-0001';
  const [one, two] = await Promise.all([desk.ask(desk.sale(30000), { key }), desk.ask(desk.sale(30000), { key })]);
  assert.equal(one.body.approvalId, two.body.approvalId, JSON.stringify([one.body, two.body]));
  assert.equal((await desk.ask(desk.sale(30001), { key })).body.code, 'KEY_REUSED');
});

test('when the store’s day ends, what has not become a slip has expired', async () => {
  const waiting = await desk.asked();
  const { approvalId, body } = await desk.approved();
  world.clock.set('2026-03-02T16:00:00.000Z');
  const late = await desk.open(body);
  assert.deepEqual([late.status, late.body.code], [410, 'APPROVAL_EXPIRED']);
  const decision = await desk.decide(waiting.approvalId, { approve: true });
  assert.deepEqual([decision.status, decision.body.code], [410, 'APPROVAL_EXPIRED']);
  const { body: seen } = await desk.show(approvalId, shop.ada.token);
  assert.equal(seen.state, 'EXPIRED');
  assert.deepEqual([await desk.list(shop.manager.token), await desk.list(shop.ada.token)], [[], []]);
});

test('抹零 counts with the discount by hand: beyond the guide’s limit the server refuses, and the manager may approve exactly that sale', async () => {
  const body = { ...desk.sale(SALE.guideMostFen), trimTo: 1000 };
  const netFen = SALE.listFen - SALE.guideMostFen - 215;
  assert.equal(netFen % 1000, 0);
  const refused = await desk.open({ ...body, expectedNetFen: netFen });
  assert.deepEqual([refused.status, refused.body.code], [403, 'MANUAL_OVER_LIMIT']);
  const asked = await desk.ask(body);
  assert.deepEqual([asked.status, asked.body.manualFen, asked.body.netFen], [201, SALE.guideMostFen + 215, netFen]);
  const { approvalId } = asked.body;
  await desk.decide(approvalId, { approve: true });
  const other = await desk.open({ ...desk.sale(SALE.guideMostFen), approvalId, expectedNetFen: netFen });
  assert.equal(other.body.code, 'APPROVAL_DIFFERS');
  const opened = await desk.open({ ...body, approvalId, expectedNetFen: netFen });
  assert.deepEqual([opened.status, opened.body.netFen], [201, netFen], JSON.stringify(opened.body));
});
