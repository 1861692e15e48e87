import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { handler as orders } from '#orders/routes';
import type { StaffRole } from '#platform/contract';
import { openShop, type Shop, type Staff } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
const [BOOT, LAMP, TENT] = [1798, 318, 2598];
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
});
after(() => world.stop());

const officeOf = (role: StaffRole, { dealerId }: { dealerId: string }) =>
  world.signIn({ kind: 'staff', role, dealerId, orgId: dealerId, name: '财务小周' });
const finance = () => officeOf('dealerFinance', shop);
const counter = ({ personId, name }: Staff, role: StaffRole = 'guide') =>
  world.signIn({ kind: 'staff', role, personId, name, orgId: shop.storeId, dealerId: shop.dealerId, storeId: shop.storeId });

const close = async (month: string, token?: string) =>
  world.call(commissions, 'POST /commissions/closes', { token: token ?? (await finance()), body: { month } });
const show = async (month: string) =>
  (await world.call(commissions, 'GET /commissions/closes/{month}', { token: await finance(), params: { month } })).body;
const mine = async (who: Staff, month: string) =>
  (await world.call(commissions, 'GET /commissions/mine', { token: await counter(who), query: { month } })).body;

const prices: Record<string, number> = { 'BOOT-42': 89900, 'LAMP-1': 15900, 'TENT-2': 129900 };
async function sell(who: Staff, code: string): Promise<{ slipId: string; netFen: number }> {
  const expectedNetFen = prices[code] ?? 0;
  const lines = [{ lineKey: 'L1', skuId: shop.skus[code], qty: 1 }];
  const body = { lines, expectedNetFen, cash: { receivedFen: expectedNetFen } };
  const { status, body: slip } = await world.call(orders, 'POST /orders/slips', { token: await counter(who), body });
  assert.equal(status, 201, JSON.stringify(slip));
  return slip;
}

async function giveBack({ slipId, netFen }: { slipId: string; netFen: number }): Promise<void> {
  const body = { lines: [{ lineKey: 'L1', qty: 1 }], reason: '不合适', expectedRefundFen: netFen };
  const token = await counter(shop.manager, 'manager');
  const { status, body: said } = await world.call(orders, 'POST /orders/slips/{slipId}/returns', { token, params: { slipId }, body });
  assert.equal(status, 201, JSON.stringify(said));
}

const nothing = { clawedFen: 0, lateFen: 0, carriedFen: 0, carryOnFen: 0 };
const row = (who: Staff, more: object) => ({ personId: who.personId, name: who.name, ...nothing, ...more });
let boots: { slipId: string; netFen: number };
let march: unknown;

test('a month closes when it is over, by the dealer’s finance; every guide has a statement', async () => {
  world.clock.set('2026-03-30T02:00:00.000Z');
  boots = await sell(shop.ada, 'BOOT-42');
  await sell(shop.bo, 'LAMP-1');
  await giveBack(await sell(shop.bo, 'TENT-2'));
  const early = await close('2026-03');
  assert.deepEqual([early.status, early.body.code], [409, 'CLOSE_EARLY']);
  assert.match(early.body.message, /2026-04-01/);
  world.clock.set('2026-04-01T02:00:00.000Z');
  const open = await show('2026-03');
  assert.equal(open.state, 'OPEN');
  const { status, body } = await close('2026-03');
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual([body.guides, body.earnedFen, body.clawedFen, body.payFen], [2, BOOT + LAMP + TENT, -TENT, BOOT + LAMP]);
  march = await show('2026-03');
  assert.deepEqual(march, { ...open, state: 'CLOSED', closedByName: '财务小周', closedAt: '2026-04-01T02:00:00.000Z' });
  const byId = Object.fromEntries(open.guides.map((guide: { personId: string }) => [guide.personId, guide]));
  assert.deepEqual(byId, {
    [shop.ada.personId]: row(shop.ada, { slips: 1, earnedFen: BOOT, payFen: BOOT }),
    [shop.bo.personId]: row(shop.bo, { slips: 2, earnedFen: LAMP + TENT, clawedFen: -TENT, payFen: LAMP }),
  });
});

test('closing again answers as it was closed, and two at once make one close', async () => {
  const first = await close('2026-03');
  world.clock.pass({ hours: 1 });
  assert.deepEqual([(await close('2026-03')).status, (await close('2026-03')).body], [201, first.body]);
  assert.deepEqual(await show('2026-03'), march);
  const trail = await world.rows(`${shop.scope}#AUDIT#-#2026-04-01`);
  assert.equal(trail.filter(({ what }) => what === 'commissions.month-closed').length, 1);
});

test('a late return leaves the closed month as it was and is booked in the open one; what is below nothing is carried', async () => {
  const before = await mine(shop.ada, '2026-03');
  await giveBack(boots);
  assert.deepEqual(await mine(shop.ada, '2026-03'), before);
  assert.deepEqual(await show('2026-03'), march);
  world.clock.set('2026-05-03T02:00:00.000Z');
  const skipped = await close('2026-05');
  assert.equal(skipped.body.code, 'CLOSE_EARLY');
  const both = await Promise.all([finance(), officeOf('dealerAdmin', shop)].map(async (token) => close('2026-04', await token)));
  const [stands] = both.filter(({ status }) => status === 201);
  assert.ok(
    both.every(({ status, body }) => status === 201 || body.code === 'CLOSE_DONE'),
    JSON.stringify(both.map(({ body }) => body)),
  );
  assert.deepEqual([stands?.body.payFen, stands?.body.carryOnFen], [0, -BOOT]);
  const late = { slips: 0, earnedFen: 0, clawedFen: -BOOT, lateFen: -BOOT, payFen: 0, carryOnFen: -BOOT };
  assert.deepEqual((await show('2026-04')).guides, [row(shop.ada, late)]);
});

test('once a month is closed each guide reads the own statement of it, and nobody else’s', async () => {
  const { statement } = await mine(shop.ada, '2026-03');
  const { personId: _who, name: _name, ...sums } = row(shop.ada, { slips: 1, earnedFen: BOOT, payFen: BOOT });
  const { slips: _slips, ...shown } = sums as typeof sums & { slips: number };
  assert.deepEqual(statement, { ...shown, closedAt: '2026-04-01T02:00:00.000Z' });
  assert.deepEqual([(await mine(shop.bo, '2026-03')).statement.payFen, (await mine(shop.bo, '2026-04')).statement], [LAMP, undefined]);
});

test('months close in order; what was carried is taken off the next pay, and to the fen all that was booked is paid or carried', async () => {
  await sell(shop.ada, 'TENT-2');
  world.clock.set('2026-07-02T02:00:00.000Z');
  const skipped = await close('2026-06');
  assert.deepEqual([skipped.status, skipped.body.code], [409, 'CLOSE_ORDER']);
  assert.match(skipped.body.message, /2026-05/);
  assert.equal((await close('2026-02')).body.code, 'CLOSE_PAST');
  assert.equal((await close('2026-05')).status, 201);
  const [ada] = (await show('2026-05')).guides;
  assert.deepEqual(ada, row(shop.ada, { slips: 1, earnedFen: TENT, carriedFen: -BOOT, payFen: TENT - BOOT }));
  assert.equal((await close('2026-06')).body.guides, 0);
  const { body } = await world.call(commissions, 'GET /commissions/closes', { token: await finance() });
  assert.deepEqual(
    body.items.map(({ month }: { month: string }) => month),
    ['2026-06', '2026-05', '2026-04', '2026-03'],
  );
  const paid = body.items.reduce((sum: number, { payFen }: { payFen: number }) => sum + payFen, 0);
  const ledger = await Promise.all([shop.ada, shop.bo].map(({ personId }) => world.rows(`${shop.scope}#COMMISSION#${personId}`)));
  const booked = ledger.flat().reduce((sum, { entry }) => sum + (entry as { amountFen: number }).amountFen, 0);
  assert.equal(paid + body.items[0].carryOnFen, booked);
});

test('guides and managers close nothing, and the other dealer sees and closes only its own', async () => {
  const guide = await close('2026-03', await counter(shop.ada));
  const manager = await close('2026-03', await counter(shop.manager, 'manager'));
  assert.deepEqual([guide.status, manager.status], [403, 403]);
  const token = await officeOf('dealerFinance', shop.twin);
  const params = { month: '2026-03' };
  const strange = { token, params, query: { dealerId: shop.dealerId } };
  assert.equal((await world.call(commissions, 'GET /commissions/closes/{month}', strange)).status, 404);
  const own = await world.call(commissions, 'GET /commissions/closes/{month}', { token, params });
  assert.deepEqual([own.body.state, own.body.guides], ['OPEN', []]);
  assert.deepEqual((await world.call(commissions, 'GET /commissions/closes', { token })).body.items, []);
});

test('who has never closed begins with the oldest month that has entries', async () => {
  const { twin } = shop;
  const place = { orgId: twin.storeId, dealerId: twin.dealerId, storeId: twin.storeId };
  const token = await world.signIn({ kind: 'staff', role: 'guide', ...twin.ada, ...place });
  const lines = [{ lineKey: 'L1', skuId: shop.skus['LAMP-1'], qty: 1 }];
  const body = { lines, expectedNetFen: 15900, cash: { receivedFen: 15900 } };
  assert.equal((await world.call(orders, 'POST /orders/slips', { token, body })).status, 201);
  world.clock.set('2026-09-02T02:00:00.000Z');
  const office = await officeOf('dealerAdmin', twin);
  const skipped = await close('2026-08', office);
  assert.equal(skipped.body.code, 'CLOSE_ORDER');
  assert.match(skipped.body.message, /2026-07/);
  assert.equal((await close('2026-07', office)).body.payFen, LAMP);
  assert.equal((await close('2026-08', office)).body.payFen, 0);
});
