import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';

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
