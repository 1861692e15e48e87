import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayOf, plusDays } from '#kernel/instant';
import { handler as orders } from '#orders/routes';
import { balances } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { handler as pricing } from '#pricing/routes';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';

let desk: PayDesk;
let memberId: string;
before(async () => {
  desk = await openPayDesk();
  memberId = await enrol(desk.world, desk.shop.ada.token, '13800136001', '陈');
});
after(() => desk.close());

const call = (route: string, token: string, body: object, params = {}) => desk.world.call(orders, route, { token, body, params });
const ASK = 'POST /orders/slips/{slipId}/approvals';
const CANCEL = 'POST /orders/slips/{slipId}/cancel';
const decide = (approvalId: string, token: string, approve = true) =>
  call('POST /orders/approvals/{approvalId}/decide', token, { approve }, { approvalId });
const books = async (slipId: string) => balances(await desk.world.inside(() => journalEntries(desk.shop.scope, slipId)));

/** A tent and a lamp, ¥1,458.00, opened by the first guide. */
async function opened(more: object = {}): Promise<{ slipId: string; netFen: number }> {
  const { world, shop } = desk;
  const sale = { lines: ['TENT-2', 'LAMP-1'].map((code) => ({ lineKey: code, skuId: shop.skus[code], qty: 1 })), memberId };
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: sale });
  const { status, body } = await call('POST /orders/slips', shop.ada.token, { ...sale, expectedNetFen: quote.netFen, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

test('a customer withdraws: the manager sees what goes back and what stays, approves in one call, and the books balance', async () => {
  const { ada, manager } = desk.shop;
  const { slipId, netFen } = await opened({ deposit: { amountFen: 40000 } });
  await desk.payByWechat(slipId, 30000);
  await desk.tender(slipId, { method: 'CASH', amountFen: 10000 });
  const alone = await call(CANCEL, ada.token, { keepFen: 20000 }, { slipId });
  assert.deepEqual([alone.status, alone.body.code], [403, 'CANCEL_ASK']);
  const most = Math.floor(netFen / 5);
  const greedy = await call(ASK, ada.token, { kind: 'CANCEL', keepFen: most + 1, reason: '不要了' }, { slipId });
  assert.deepEqual([greedy.status, greedy.body.code], [422, 'KEEP_TOO_MUCH'], JSON.stringify(greedy.body));
  const { status, body: asked } = await call(ASK, ada.token, { kind: 'CANCEL', keepFen: 20000, reason: '顾客搬家不要了' }, { slipId });
  assert.equal(status, 201, JSON.stringify(asked));
  const { body: list } = await desk.world.call(orders, 'GET /orders/approvals', { token: manager.token });
  const seen = list.items.find((one: { approvalId: string }) => one.approvalId === asked.approvalId);
  assert.deepEqual([seen.kind, seen.about.paidFen, seen.about.keepFen, seen.about.backFen], ['CANCEL', 40000, 20000, 20000]);
  const early = await call(CANCEL, ada.token, { keepFen: 20000, approvalId: asked.approvalId }, { slipId });
  assert.equal(early.body.code, 'APPROVAL_PENDING');
  assert.equal((await decide(asked.approvalId, manager.token)).body.state, 'APPROVED');
  const other = await call(CANCEL, ada.token, { keepFen: 0, approvalId: asked.approvalId }, { slipId });
  assert.equal(other.body.code, 'APPROVAL_DIFFERS');
  const done = await call(CANCEL, ada.token, { keepFen: 20000, approvalId: asked.approvalId }, { slipId });
  assert.deepEqual([done.status, done.body.state, done.body.keptFen], [200, 'CANCELLED', 20000], JSON.stringify(done.body));
  assert.deepEqual([done.cost.transactions, done.cost.calls <= 3], [1, true]);
  assert.deepEqual(await books(slipId), { WECHAT: 30000, CASH: 10000, SLIP_MONEY: 0, REFUND_DUE: -20000, KEPT: -20000 });
  for (let minute = 0; minute < 3; minute += 1) {
    await desk.sweep();
    await desk.pass(1);
  }
  assert.deepEqual(await books(slipId), { WECHAT: 10000, CASH: 10000, SLIP_MONEY: 0, REFUND_DUE: 0, KEPT: -20000 });
  const again = await call(CANCEL, ada.token, { keepFen: 20000, approvalId: asked.approvalId }, { slipId });
  assert.deepEqual([again.status, again.body.code], [409, 'APPROVAL_USED']);
});

test('the manager alone cancels a paid deposit and gives all of it back; points and goods are free again', async () => {
  const { manager } = desk.shop;
  const { slipId } = await opened({ deposit: { amountFen: 5000 }, cash: { receivedFen: 5000 } });
  const { status, body } = await call(CANCEL, manager.token, { reason: '门店缺货' }, { slipId });
  assert.deepEqual([status, body.state, body.keptFen, body.paidFen], [200, 'CANCELLED', 0, 0], JSON.stringify(body));
  assert.deepEqual(await books(slipId), { CASH: 0, SLIP_MONEY: 0 });
});

test('an unpaid slip is its guides’ to void; a colleague’s is asked for', async () => {
  const { ada, bo } = desk.shop;
  const { slipId } = await opened();
  const theirs = await call(CANCEL, bo.token, {}, { slipId });
  assert.deepEqual([theirs.status, theirs.body.code], [403, 'CANCEL_ASK']);
  const needless = await call(ASK, ada.token, { kind: 'CANCEL', reason: '开错了' }, { slipId });
  assert.equal(needless.body.code, 'CANCEL_FREE');
  const own = await call(CANCEL, ada.token, {}, { slipId });
  assert.deepEqual([own.status, own.body.state], [200, 'CANCELLED']);
});

test('goods come back after the guides’ days as the manager approved, and nothing else', async () => {
  const { ada, manager } = desk.shop;
  const { slipId, netFen } = await opened();
  await desk.tender(slipId, { method: 'CASH', amountFen: netFen });
  await desk.pass(9 * 24 * 60);
  const lines = [{ lineKey: 'LAMP-1', qty: 1 }];
  const back = { lines, reason: '坏了', expectedRefundFen: 15900 };
  const late = await call('POST /orders/slips/{slipId}/returns', ada.token, back, { slipId });
  assert.equal(late.body.code, 'RETURN_LATE');
  const { body: asked } = await call(ASK, ada.token, { kind: 'RETURN', lines, reason: '灯坏了，顾客出差才回来' }, { slipId });
  assert.deepEqual(
    [asked.kind, asked.about?.days, asked.about?.backFen, asked.title],
    ['RETURN', 9, 15900, '萤火营地灯'],
    JSON.stringify(asked),
  );
  await decide(asked.approvalId, manager.token);
  const more = { ...back, lines: [{ lineKey: 'TENT-2', qty: 1 }], expectedRefundFen: 129900, approvalId: asked.approvalId };
  assert.equal((await call('POST /orders/slips/{slipId}/returns', ada.token, more, { slipId })).body.code, 'APPROVAL_DIFFERS');
  const done = await call('POST /orders/slips/{slipId}/returns', ada.token, { ...back, approvalId: asked.approvalId }, { slipId });
  assert.deepEqual([done.status, done.body.refundFen], [201, 15900], JSON.stringify(done.body));
});

test('while the manager is away a colleague decides, never on the own requests, and only until then', async () => {
  const { ada, bo, manager } = desk.shop;
  const [one, two] = [await opened({ deposit: { amountFen: 100 } }), await opened({ deposit: { amountFen: 100 } })];
  for (const { slipId } of [one, two]) await desk.tender(slipId, { method: 'CASH', amountFen: 100 });
  const asked = async (token: string, slipId: string): Promise<string> =>
    (await call(ASK, token, { kind: 'CANCEL', reason: '不要了' }, { slipId })).body.approvalId;
  const [adas, bos] = [await asked(ada.token, one.slipId), await asked(bo.token, two.slipId)];
  assert.equal((await decide(adas, bo.token)).status, 403);
  const untilDay = dayOf(plusDays(desk.world.clock.now(), 0));
  const set = await call('POST /orders/deputy', manager.token, { personId: bo.personId, untilDay });
  assert.deepEqual([set.status, set.body.deputy.name], [200, bo.name], JSON.stringify(set.body));
  const { body: list } = await desk.world.call(orders, 'GET /orders/approvals', {
    token: bo.token,
    query: { of: 'STORE', state: 'PENDING' },
  });
  assert.ok(list.items.some((item: { approvalId: string }) => item.approvalId === adas));
  assert.equal((await decide(bos, bo.token)).body.code, 'APPROVAL_OWN');
  assert.equal((await decide(adas, bo.token)).body.state, 'APPROVED');
  await desk.pass(24 * 60);
  assert.equal((await decide(bos, bo.token)).status, 403);
  const stranger = await call('POST /orders/deputy', manager.token, { personId: desk.shop.twin.bo.personId, untilDay });
  assert.equal(stranger.status, 404);
});
