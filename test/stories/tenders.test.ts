import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { balances } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';

let desk: PayDesk;
let memberId: string;
let finance: string;
before(async () => {
  desk = await openPayDesk();
  const { shop, world } = desk;
  memberId = await enrol(world, shop.ada.token, '13800000123', '钱女士');
  finance = await world.signIn({ kind: 'staff', role: 'dealerFinance', dealerId: shop.dealerId, orgId: shop.dealerId });
});
after(() => desk.close());

const books = (slipId: string) => desk.world.inside(async () => balances(await journalEntries(desk.shop.scope, slipId)));
const account = async () => (await desk.ask('GET /payments/accounts/{memberId}', { params: { memberId } })).body;
const takeIn = (body: object) => desk.ask('POST /payments/accounts/{memberId}/take-in', { params: { memberId }, body });
const pay = async (slipId: string, body: object) => (await desk.tender(slipId, body)).body;

test('a mixed slip: prepayment, stored value, card and cash with change; its books balance', async () => {
  assert.equal((await takeIn({ kind: 'PREPAID', method: 'CASH', amountFen: 50000 })).status, 201);
  assert.equal((await takeIn({ kind: 'STORED', method: 'CARD', amountFen: 10000, reference: '刷卡 001' })).status, 201);
  const { slipId, netFen } = await desk.openSlip(memberId);
  await pay(slipId, { method: 'PREPAID', amountFen: 40000 });
  await pay(slipId, { method: 'STORED', amountFen: 10000 });
  await pay(slipId, { method: 'CARD', amountFen: 20000, reference: '刷卡 002' });
  const last = await pay(slipId, { method: 'CASH', amountFen: netFen - 70000, receivedFen: 20000 });
  assert.deepEqual([last.slipState, last.changeFen], ['PAID', 20000 - (netFen - 70000)], JSON.stringify(last));
  const { prepaidFen, storedFen, ledger } = await account();
  assert.deepEqual([prepaidFen, storedFen, ledger.items.length], [10000, 0, 4]);
  const held = await books(slipId);
  assert.deepEqual(held, { PREPAID: 40000, SLIP_MONEY: 0, STORED: 10000, CARD: 20000, CASH: netFen - 70000, SALES: -netFen });
});

test('an account never goes below nothing, whoever is faster; cash that does not suffice and a card without number are refused', async () => {
  const { slipId } = await desk.openSlip(memberId);
  const { prepaidFen } = await account();
  const both = await Promise.all([1, 2].map(() => desk.tender(slipId, { method: 'PREPAID', amountFen: prepaidFen })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409], JSON.stringify(both.map(({ body }) => body)));
  assert.equal((await account()).prepaidFen, 0);
  assert.equal((await pay(slipId, { method: 'PREPAID', amountFen: 1 })).code, 'ACCOUNT_SHORT');
  assert.equal((await pay(slipId, { method: 'CASH', amountFen: 1000, receivedFen: 999 })).code, 'CASH_SHORT');
  assert.equal((await pay(slipId, { method: 'CARD', amountFen: 1000 })).code, 'CARD_NUMBER');
  const nobody = await desk.openSlip();
  assert.equal((await pay(nobody.slipId, { method: 'STORED', amountFen: 1 })).code, 'ACCOUNT_NONE');
});

test('prepayment is given back by the manager with a reason, never more than there is', async () => {
  await takeIn({ kind: 'PREPAID', method: 'CASH', amountFen: 30000 });
  const back = { params: { memberId }, token: desk.shop.manager.token };
  const body = { method: 'CASH', amountFen: 30000, why: '顾客搬走了' };
  assert.equal((await desk.ask('POST /payments/accounts/{memberId}/give-back', { ...back, body, token: desk.shop.ada.token })).status, 403);
  const given = await desk.ask('POST /payments/accounts/{memberId}/give-back', { ...back, body });
  assert.deepEqual([given.status, given.body.prepaidFen], [201, 0]);
  assert.equal((await desk.ask('POST /payments/accounts/{memberId}/give-back', { ...back, body })).body.code, 'ACCOUNT_SHORT');
});

test('a transfer waits for finance: the slip keeps its goods, a rejection says why, a confirmation completes it', async () => {
  const { slipId, netFen } = await desk.openSlip(memberId);
  const told = { params: { slipId }, body: { amountFen: netFen, reference: '回单尾号 5521' } };
  const waiting = await desk.ask('POST /payments/slips/{slipId}/transfers', told);
  assert.deepEqual([waiting.status, waiting.body.state], [201, 'PENDING'], JSON.stringify(waiting.body));
  await desk.pass(45);
  await desk.world.inside((await import('#orders/sweep')).handler);
  assert.equal((await desk.slipNow(slipId)).state, 'OPEN', 'it does not expire meanwhile');
  const list = await desk.ask('GET /payments/transfers', { token: finance });
  const mine = list.body.items.find((one: { slipId: string }) => one.slipId === slipId);
  assert.equal(mine.amountFen, netFen);
  const params = { paymentId: mine.paymentId };
  assert.equal((await desk.ask('POST /payments/transfers/{paymentId}/confirm', { params, body: {} })).status, 403, 'a guide may not');
  const no = await desk.ask('POST /payments/transfers/{paymentId}/reject', { token: finance, params, body: { reason: '金额少了 100' } });
  assert.deepEqual([no.body.state, no.body.rejected], ['CLOSED', '金额少了 100'], JSON.stringify(no.body));
  const again = await desk.ask('POST /payments/slips/{slipId}/transfers', told);
  const yes = await desk.ask('POST /payments/transfers/{paymentId}/confirm', {
    token: finance,
    params: { paymentId: again.body.paymentId },
    body: {},
  });
  assert.deepEqual([yes.body.state, yes.body.slipState], ['PAID', 'PAID'], JSON.stringify(yes.body));
  const twice = await desk.ask('POST /payments/transfers/{paymentId}/confirm', {
    token: finance,
    params: { paymentId: again.body.paymentId },
    body: {},
  });
  assert.equal(twice.body.code, 'TRANSFER_STATE');
  assert.equal((await books(slipId)).BANK, netFen);
});

test('money paid on one slip moves to another of the same member, conserved; to a stranger’s it does not', async () => {
  const from = await desk.openSlip(memberId);
  await pay(from.slipId, { method: 'CASH', amountFen: 30000 });
  const to = await desk.openSlip(memberId);
  const move = (toSlipId: string, amountFen: number) =>
    desk.ask('POST /payments/slips/{slipId}/move', { params: { slipId: from.slipId }, body: { toSlipId, amountFen } });
  const moved = await move(to.slipId, 30000);
  assert.equal(moved.status, 201, JSON.stringify(moved.body));
  const [left, got] = [await desk.slipNow(from.slipId), await desk.slipNow(to.slipId)];
  assert.deepEqual([left.paidFen, got.paidFen], [0, 30000]);
  assert.equal((await move(to.slipId, 1)).body.code, 'REFUND_TOO_MUCH');
  const stranger = await desk.openSlip();
  assert.equal((await move(stranger.slipId, 1)).body.code, 'MOVE_OTHER');
});

const code = async (how: object = {}) => String((await desk.bench.api('/pay/auth-codes', { person: '钱女士', ...how })).authCode);
const charge = (slipId: string, amountFen: number, authCode: string) =>
  desk.ask('POST /payments/slips/{slipId}/payment-code', { params: { slipId }, body: { amountFen, authCode } });

test('the customer’s payment code is charged at once; one that is spent or poor is refused and the till goes on', async () => {
  const { slipId, netFen } = await desk.openSlip();
  const spent = await code();
  const paid = await charge(slipId, 10000, spent);
  assert.deepEqual([paid.status, paid.body.state], [201, 'PAID'], JSON.stringify(paid.body));
  assert.equal((await charge(slipId, 10000, spent)).body.code, 'PAY_REFUSED');
  assert.equal((await charge(slipId, 10000, await code({ poor: true }))).body.code, 'PAY_REFUSED');
  assert.equal((await pay(slipId, { method: 'CASH', amountFen: netFen - 10000 })).slipState, 'PAID');
});

test('a password that is typed late is found by asking; one that never comes is reversed after a minute', async () => {
  const { slipId, netFen } = await desk.openSlip();
  const asks = await charge(slipId, netFen, await code({ asksPassword: true }));
  assert.equal(asks.body.state, 'PENDING');
  await desk.pass(2);
  await desk.sweep();
  const [gone] = (await desk.ask('GET /payments/slips/{slipId}/payments', { params: { slipId } })).body.items;
  assert.equal(gone.state, 'CLOSED');
  const again = await charge(slipId, netFen, await code({ asksPassword: true }));
  await desk.bench.api('/pay/password', { outTradeNo: again.body.paymentId });
  const params = { paymentId: again.body.paymentId };
  assert.equal((await desk.ask('POST /payments/{paymentId}/query', { params, body: {} })).body.slipState, 'PAID');
});

test('an answer lost after WeChat Pay had charged the code: the money is found, once', async () => {
  const { slipId, netFen } = await desk.openSlip();
  await desk.bench.api('/faults', { system: 'pay', kind: 'bad-signature', path: '/v3/pay/transactions/codepay', times: 1 });
  const lost = await charge(slipId, netFen, await code());
  assert.deepEqual([lost.status, lost.body.state], [201, 'PENDING'], JSON.stringify(lost.body));
  await desk.pass(1);
  await desk.sweep();
  const slip = await desk.slipNow(slipId);
  assert.deepEqual([slip.state, slip.paidFen, slip.tenders.length], ['PAID', netFen, 1]);
});

test('asking about a transfer leaves it waiting; withdrawing it frees the slip for another tender', async () => {
  const { slipId, netFen } = await desk.openSlip();
  const told = { params: { slipId }, body: { amountFen: netFen, reference: '回单 77' } };
  const { paymentId } = (await desk.ask('POST /payments/slips/{slipId}/transfers', told)).body;
  const asked = await desk.ask('POST /payments/{paymentId}/query', { params: { paymentId }, body: {} });
  assert.equal(asked.body.state, 'PENDING');
  const closed = await desk.ask('POST /payments/{paymentId}/close', { params: { paymentId }, body: {} });
  assert.equal(closed.body.state, 'CLOSED');
  assert.equal((await charge(slipId, netFen, await code())).body.slipState, 'PAID');
});

test('money that no slip can take stands in the books as owed, and is gone from them when it has gone back', async () => {
  const { slipId, netFen } = await desk.openSlip();
  const shown = await desk.ask('POST /payments/slips/{slipId}/wechat', { params: { slipId }, body: { amountFen: netFen } });
  await pay(slipId, { method: 'CASH', amountFen: netFen });
  await desk.bench.api('/pay', { codeUrl: shown.body.codeUrl });
  await desk.pass(0);
  assert.equal((await desk.deliver(/wechat-pay\/notify$/)).status, 200);
  assert.deepEqual(await books(slipId), { CASH: netFen, SLIP_MONEY: 0, SALES: -netFen, WECHAT: netFen, REFUND_DUE: -netFen });
  for (let minute = 0; minute < 6; minute += 1) {
    await desk.pass(1);
    await desk.sweep();
  }
  assert.deepEqual(await books(slipId), { CASH: netFen, SLIP_MONEY: 0, SALES: -netFen, WECHAT: 0, REFUND_DUE: 0 });
});
