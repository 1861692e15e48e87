import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { forgedPayNotices } from '../inputs/forgeries.ts';

let desk: PayDesk;
before(async () => {
  desk = await openPayDesk();
});
after(() => desk.close());

/** ¥300.00 by WeChat, the rest in cash: paid. */
async function mixedSlip(): Promise<string> {
  const { slipId, netFen } = await desk.openSlip();
  await desk.payByWechat(slipId, 30000);
  await desk.tender(slipId, { method: 'CASH', amountFen: netFen - 30000 });
  return slipId;
}

const shown = (refunds: { method: string; amountFen: number; state: string }[]) =>
  refunds.map(({ method, amountFen, state }) => [method, amountFen, state]);

test('money goes back the way it came: WeChat first and by WeChat, cash out of the drawer for the rest', async () => {
  const slipId = await mixedSlip();
  await desk.giveBack(slipId, 40000, 'return-one');
  assert.deepEqual(shown(await desk.refunds(slipId)), [
    ['WECHAT_NATIVE', 30000, 'SENDING'],
    ['CASH', 10000, 'DONE'],
  ]);
  await desk.sweep();
  await desk.pass(2);
  assert.equal((await desk.deliver(/\/refunds\//)).status, 200, 'the callback tells the end');
  assert.equal((await desk.deliver(/\/refunds\//)).status, 200, 'a second one changes nothing');
  assert.deepEqual(shown(await desk.refunds(slipId)), [
    ['WECHAT_NATIVE', 30000, 'DONE'],
    ['CASH', 10000, 'DONE'],
  ]);
  await assert.rejects(desk.giveBack(slipId, 50000, 'return-two'), /REFUND_TOO_MUCH/);
});

test('an answer lost after WeChat Pay had accepted, and a callback that never comes: the refund is made once and found again', async () => {
  const slipId = await mixedSlip();
  await desk.giveBack(slipId, 30000, 'return-lost');
  await desk.bench.api('/faults', { system: 'pay', kind: 'bad-signature', path: '/v3/refund', times: 1 });
  await desk.bench.api('/faults', { system: 'pay', kind: 'callback-lost', path: 'REFUND', times: 1 });
  await desk.sweep();
  assert.deepEqual(shown(await desk.refunds(slipId)), [['WECHAT_NATIVE', 30000, 'SENDING']]);
  await desk.pass(1);
  await desk.sweep();
  assert.deepEqual(shown(await desk.refunds(slipId)), [['WECHAT_NATIVE', 30000, 'DONE']]);
});

test('a refund that WeChat Pay closes can be asked for again; one that is abnormal is given back by hand with its number', async () => {
  const slipId = await mixedSlip();
  await desk.bench.api('/pay/refund-end', { state: 'CLOSED' });
  await desk.giveBack(slipId, 30000, 'return-closed');
  await desk.sweep();
  await desk.pass(1);
  await desk.sweep();
  const [closed] = await desk.refunds(slipId);
  assert.deepEqual([closed.state, closed.failure], ['FAILED', 'CLOSED']);
  await desk.bench.api('/pay/refund-end', { state: 'ABNORMAL' });
  const params = { refundId: closed.refundId };
  const again = await desk.ask('POST /payments/refunds/{refundId}/retry', { params, body: {} });
  assert.equal(again.body.state, 'SENDING', JSON.stringify(again.body));
  await desk.sweep();
  await desk.pass(1);
  await desk.sweep();
  const open = await desk.ask('GET /payments/refunds');
  const [abnormal] = open.body.items.filter((one: { slipId: string }) => one.slipId === slipId);
  assert.deepEqual([abnormal.state, abnormal.failure], ['FAILED', 'ABNORMAL']);
  const done = await desk.ask('POST /payments/refunds/{refundId}/done', { params, body: { reference: '银行回单 8842' } });
  assert.deepEqual([done.status, done.body.state, done.body.reference], [200, 'DONE', '银行回单 8842']);
  await desk.bench.api('/pay/refund-end', { state: 'SUCCESS' });
  const twice = await desk.ask('POST /payments/refunds/{refundId}/done', { params, body: { reference: '再记一次' } });
  assert.deepEqual([twice.status, twice.body.code], [409, 'REFUND_STATE']);
});

test('a card refund waits for the terminal and its number; another store does not find it', async () => {
  const { slipId, netFen } = await desk.openSlip();
  await desk.tender(slipId, { method: 'CARD', amountFen: netFen, reference: '参考号 778812' });
  await desk.giveBack(slipId, 20000, 'return-card');
  const [waiting] = await desk.refunds(slipId);
  assert.equal(waiting.state, 'BY_HAND');
  const done = { params: { refundId: waiting.refundId }, body: { reference: '撤销 990011' } };
  const stranger = await desk.ask('POST /payments/refunds/{refundId}/done', { ...done, token: desk.shop.twin.ada.token });
  assert.equal(stranger.status, 404);
  assert.equal((await desk.ask('POST /payments/refunds/{refundId}/done', done)).body.state, 'DONE');
});

/** Refunds by WeChat that have ended, each with the notice of it as it came and nobody has taken. */
async function refundedByWechat(...causes: string[]) {
  const slipIds: string[] = [];
  // One after the other: a payment takes the last callback that has come.
  for (const _ of causes) slipIds.push(await mixedSlip());
  for (const [i, slipId] of slipIds.entries()) await desk.giveBack(slipId, 30000, causes[i] ?? '');
  await desk.sweep();
  await desk.pass(2);
  const notices = desk.bench.got.filter(({ url }) => /\/refunds\//.test(url.pathname)).slice(-causes.length);
  return Promise.all(
    slipIds.map(async (slipId) => {
      const [{ refundId }] = await desk.refunds(slipId);
      const got = notices.find(({ url }) => url.pathname.includes(refundId));
      assert.ok(got);
      const headers = Object.fromEntries(Object.entries(got.headers).map(([name, text]) => [name, String(text)]));
      return { slipId, address: got.url.pathname.replace('/product', ''), notice: { headers, query: {}, rawBody: got.body } };
    }),
  );
}

test('forty forged notices of a refund and more: none is accepted, the true one still is', async () => {
  const [refunded] = await refundedByWechat('return-forged');
  assert.ok(refunded && forgedPayNotices.length >= 40);
  const { slipId, address, notice } = refunded;
  for (const [name, of] of forgedPayNotices) {
    const { headers, rawBody } = of(notice);
    const { status } = await desk.ask(`POST ${address}`, { headers, rawBody });
    assert.ok(status >= 400 && status < 500, `${name}: ${status}`);
  }
  assert.equal((await desk.refunds(slipId))[0].state, 'SENDING');
  assert.equal((await desk.ask(`POST ${address}`, notice)).status, 200);
  assert.equal((await desk.refunds(slipId))[0].state, 'DONE');
});

test('a true notice of one refund ends no other, nor one of another dealer', async () => {
  const [one, other] = await refundedByWechat('return-this', 'return-that');
  assert.ok(one && other);
  assert.equal((await desk.ask(`POST ${one.address}`, other.notice)).status, 401);
  const elsewhere = one.address.replace(desk.shop.dealerId, desk.shop.twin.dealerId);
  assert.equal((await desk.ask(`POST ${elsewhere}`, one.notice)).status, 401);
  assert.equal((await desk.refunds(one.slipId))[0].state, 'SENDING');
});
