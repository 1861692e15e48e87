import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let admin: string;
let twinAdmin: string;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  const adminOf = ({ dealerId }: { dealerId: string }) => world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId, orgId: dealerId });
  [admin, twinAdmin] = [await adminOf(shop), await adminOf(shop.twin)];
});
after(() => world.stop());

const rule = (id: string, rateBps: number, more: object = {}) => ({ id, match: {}, base: 'NET', rateBps, ...more });
const publish = (token: string, body: object) => world.call(commissions, 'PUT /commissions/rules', { token, body });
const bookOf = async (token: string, query = {}) => (await world.call(commissions, 'GET /commissions/rule-book', { token, query })).body;

async function openSlip(cash: boolean): Promise<string> {
  const lines = [{ lineKey: 'L1', skuId: shop.skus['BOOT-42'], qty: 1 }];
  const body = { lines, expectedNetFen: 89900, ...(cash ? { cash: { receivedFen: 89900 } } : {}) };
  const { status, body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  assert.equal(status, 201, JSON.stringify(slip));
  return slip.slipId;
}

type Booked = { slipId: string; lines: { ruleId: string; ruleVersion: number }[] };
type Entry = { slipId: string; amountFen: number; lines: object[] };
const mine = async (slipId: string): Promise<Entry | undefined> => {
  const { body } = await world.call(commissions, 'GET /commissions/mine', { token: shop.ada.token });
  return body.items.find((entry: Entry) => entry.slipId === slipId);
};

test('a published change pays slips from then on and leaves every earlier one as it was', async () => {
  const earlier = await openSlip(true);
  const before = await mine(earlier);
  assert.equal(before?.amountFen, 1798);
  const { status, body } = await publish(admin, { version: 1, rules: [rule('R2', 500)] });
  assert.deepEqual([status, body], [200, { version: 2, rules: [{ ...rule('R2', 500), version: 2 }] }]);
  assert.deepEqual(await bookOf(admin), body);
  const later = await openSlip(true);
  assert.equal((await mine(later))?.amountFen, 4495);
  assert.deepEqual(await mine(earlier), before);
  const entries = await world.rows(`${shop.scope}#COMMISSION#${shop.ada.personId}`);
  const paidBy = (slipId: string) => entries.flatMap(({ entry }) => entry as Booked).find((entry) => entry.slipId === slipId)?.lines[0];
  assert.deepEqual([paidBy(earlier)?.ruleVersion, paidBy(later)?.ruleVersion], [1, 2], 'an entry names the version that paid it');
  const trail = (await world.rows(`${shop.scope}#AUDIT#-#2026-03-02`)).filter(({ what }) => what === 'commissions.rules-published');
  assert.deepEqual(
    trail.map(({ targetId, before: was, after: is }) => [targetId, was, is]),
    [['rules@2', { version: 1, rules: 1 }, { version: 2, rules: 1 }]],
  );
});

test('a slip opened under the old rules and paid under the new ones earns by the new', async () => {
  const slipId = await openSlip(false);
  const { version } = await bookOf(admin);
  assert.equal((await publish(admin, { version, rules: [rule('R2', 100)] })).status, 200);
  const tender = { token: shop.ada.token, params: { slipId }, body: { method: 'CASH', amountFen: 89900 } };
  const { status, body } = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', tender);
  assert.equal(status, 201, JSON.stringify(body));
  assert.equal((await mine(slipId))?.amountFen, 899);
});

test('who publishes over a version that has moved on is told, and nothing changes', async () => {
  const { version } = await bookOf(admin);
  const stale = await publish(admin, { version: version - 1, rules: [] });
  assert.deepEqual([stale.status, stale.body.code], [409, 'CHANGED']);
  const both = await Promise.all([300, 400].map((bps) => publish(admin, { version, rules: [rule('R2', bps)] })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal((await bookOf(admin)).version, version + 1);
});

test('rules that cannot be are refused in a sentence that names them', async () => {
  const { version } = await bookOf(admin);
  const cases = [
    ['RULE_RATE', [rule('A', 10_001)]],
    ['RULE_TWICE', [rule('A', 1), rule('A', 2)]],
    ['RULE_WINDOW', [rule('A', 1, { from: '2027-01-02T00:00:00Z', to: '2027-01-01T00:00:00Z' })]],
    ['RULE_OVER', [rule('A', 1, { to: '2020-01-01T00:00:00Z' })]],
    ['RULE_GOODS', [rule('A', 1, { match: { sku: 'none' } })]],
    ['RULE_STORE', [rule('A', 1, { who: { storeId: shop.twin.storeId } })]],
  ] as const;
  for (const [code, rules] of cases) {
    const { status, body } = await publish(admin, { version, rules });
    assert.deepEqual([status, body.code], [422, code]);
    assert.match(body.message, /A/);
  }
  assert.equal((await bookOf(admin)).version, version);
});

test('head office publishes its own book and that of a dealer it names; a dealer uses none of head office’s ids', async () => {
  const { token } = shop.hq;
  assert.equal((await publish(token, { version: 0, rules: [rule('ALL', 100)] })).status, 200);
  const taken = await publish(twinAdmin, { version: 1, rules: [rule('ALL', 100)] });
  assert.deepEqual([taken.status, taken.body.code], [422, 'RULE_TAKEN']);
  const named = await publish(token, { dealerId: shop.twin.dealerId, version: 1, rules: [rule('R2', 250)] });
  assert.equal(named.status, 200, JSON.stringify(named.body));
  assert.deepEqual(await bookOf(twinAdmin), named.body);
  assert.deepEqual((await bookOf(token)).rules, [{ ...rule('ALL', 100), version: 1 }]);
  const nobody = await publish(token, { dealerId: shop.storeId, version: 0, rules: [] });
  assert.equal(nobody.status, 404);
});

test('another dealer’s book is not found, and guides and managers publish nothing', async () => {
  const strange = await publish(twinAdmin, { dealerId: shop.dealerId, version: 1, rules: [] });
  assert.equal(strange.status, 404);
  const read = await world.call(commissions, 'GET /commissions/rule-book', { token: twinAdmin, query: { dealerId: shop.dealerId } });
  assert.equal(read.status, 404);
  for (const { token } of [shop.ada, shop.manager]) assert.equal((await publish(token, { version: 1, rules: [] })).status, 403);
});
