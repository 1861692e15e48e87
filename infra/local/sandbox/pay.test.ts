import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeOrder, type Purchase, prepayJsapi, prepayNative, queryOrder } from '#payments/gateways/wechat-pay';
import type { PayOutcome } from '#payments/gateways/wechat-pay-call';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
let number = 0;
before(async () => {
  bench = await startBench();
  await bench.api('/people', { id: 'li', name: '李顾客', openid: 'oLiCustomer0000000000000001' });
  await bench.api('/people', { id: 'wu', name: '吴顾客', openid: 'oWuCustomer0000000000000001' });
});
after(() => bench.close());

const LI = 'oLiCustomer0000000000000001';
function codeOf(outcome: PayOutcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.failure.kind} ${outcome.failure.status} ${outcome.failure.code}`;
}
function must<T>(outcome: PayOutcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
const purchase = (change: Partial<Purchase> = {}): Purchase => {
  number += 1;
  return {
    outTradeNo: `XS20261122-${String(number).padStart(4, '0')}`,
    totalFen: 129_900,
    description: '轻量帐篷',
    notifyUrl: bench.notifyUrl,
    ...change,
  };
};
const paid = async (change: Partial<Purchase> = {}): Promise<Purchase> => {
  const what = purchase(change);
  const { codeUrl } = must(await prepayNative(bench.pay, what));
  await bench.api('/pay', { codeUrl, payer: 'li' });
  return what;
};

test('a scanned code is paid and the query tells by whom and how much', async () => {
  const what = purchase({ attach: 'slip=sl_1' });
  const { codeUrl } = must(await prepayNative(bench.pay, what));
  assert.match(codeUrl, /^weixin:\/\/wxpay\/bizpayurl\?pr=/);
  assert.equal(must(await queryOrder(bench.pay, what.outTradeNo)).state, 'NOTPAY');
  await bench.api('/pay', { codeUrl, payer: 'li' });
  const order = must(await queryOrder(bench.pay, what.outTradeNo));
  assert.deepEqual([order.state, order.totalFen, order.payerFen, order.openid, order.currency], ['SUCCESS', 129_900, 129_900, LI, 'CNY']);
  assert.ok(order.transactionId && order.paidAt);
  assert.equal((await bench.api('/pay', { codeUrl, payer: 'wu' })).code, 'PAID');
});

test('the payment sheet of the mini-program opens only if the merchant signed it, and only its customer pays', async () => {
  const { request } = must(await prepayJsapi(bench.pay, purchase(), LI));
  assert.equal((await bench.api('/pay', { requestPayment: { ...request, nonceStr: 'other' }, payer: 'li' })).code, 'BAD_SIGN');
  assert.equal((await bench.api('/pay', { requestPayment: request, payer: 'wu' })).code, 'WRONG_PAYER');
  const { order } = await bench.api('/pay', { requestPayment: request, payer: 'li' });
  assert.match(JSON.stringify(order), /"state":"SUCCESS"/);
});

test('the same purchase again is the same order; another under its number is refused', async () => {
  const what = purchase();
  const first = must(await prepayJsapi(bench.pay, what, LI)).prepayId;
  const second = must(await prepayJsapi(bench.pay, what, LI)).prepayId;
  assert.notEqual(first, second);
  assert.equal(codeOf(await prepayJsapi(bench.pay, { ...what, totalFen: 1 }, LI)), 'NEVER 403 OUT_TRADE_NO_USED');
  assert.equal(codeOf(await prepayNative(bench.pay, what)), 'NEVER 403 OUT_TRADE_NO_USED');
  await bench.api('/pay', { prepayId: first });
  assert.equal((await bench.api('/pay', { prepayId: second })).code, 'PAID');
  assert.equal(codeOf(await prepayJsapi(bench.pay, what, LI)), 'NEVER 400 INVALID_REQUEST');
});

test('purchases that break a rule are refused before there is an order', async () => {
  const bad: [Partial<Purchase>, string][] = [
    [{ outTradeNo: 'short' }, 'PARAM_ERROR'],
    [{ outTradeNo: 'x'.repeat(33) }, 'PARAM_ERROR'],
    [{ outTradeNo: '销售单000001' }, 'PARAM_ERROR'],
    [{ totalFen: 0 }, 'PARAM_ERROR'],
    [{ totalFen: -1 }, 'PARAM_ERROR'],
    [{ totalFen: 1.5 }, 'PARAM_ERROR'],
    [{ description: '' }, 'PARAM_ERROR'],
    [{ description: '长'.repeat(128) }, 'PARAM_ERROR'],
    [{ attach: 'x'.repeat(129) }, 'PARAM_ERROR'],
    [{ notifyUrl: `${bench.notifyUrl}?a=1` }, 'PARAM_ERROR'],
    [{ notifyUrl: 'http://example.com/pay' }, 'PARAM_ERROR'],
    [{ expiresAt: new Date(bench.clock.ms - 1000).toISOString() }, 'INVALID_REQUEST'],
  ];
  for (const [change, code] of bad) {
    const what = purchase(change);
    assert.equal(codeOf(await prepayNative(bench.pay, what)), `NEVER 400 ${code}`, JSON.stringify(change));
    assert.match(codeOf(await queryOrder(bench.pay, what.outTradeNo)), /ORDER_NOT_EXIST/);
  }
  assert.equal(codeOf(await prepayJsapi(bench.pay, purchase(), 'nobody')), 'NEVER 400 PARAM_ERROR');
  assert.equal(codeOf(await prepayNative({ ...bench.pay, appid: 'wx0' }, purchase())), 'NEVER 400 APPID_MCHID_NOT_MATCH');
  assert.equal(codeOf(await prepayNative(bench.pay, purchase({ outTradeNo: 'A_b-c|d*e1' }))), 'ok');
  assert.equal(must(await queryOrder(bench.pay, 'A_b-c|d*e1')).state, 'NOTPAY');
});

test('requests that are not signed by the merchant, or long ago, get 401', async () => {
  const mine = bench.secrets.pay;
  const strangers = [
    {
      privateKeyPem: (await import('node:crypto'))
        .generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    },
    { serialNo: mine.certificateSerial },
    { mchid: '1600000000' },
    { nowMs: () => bench.clock.ms - 301_000 },
    { nowMs: () => bench.clock.ms + 301_000 },
  ];
  for (const change of strangers)
    assert.equal(codeOf(await queryOrder({ ...bench.pay, ...change }, 'XS-0001-0001')), 'NEVER 401 SIGN_ERROR');
  const unsigned = await fetch(`${bench.base}/sandbox/pay/v3/pay/transactions/out-trade-no/x?mchid=1`);
  assert.equal(unsigned.status, 401);
});

test('answers are believed under the public key and under the platform certificate, and not otherwise', async () => {
  const what = purchase();
  assert.equal(codeOf(await prepayNative(bench.pay, what)), 'ok');
  const { answerKeyId: _answerKeyId, ...byCertificate } = bench.pay;
  assert.equal(codeOf(await queryOrder(byCertificate, what.outTradeNo)), 'ok');
  const { publicKeyId, publicKeyPem, certificatePem, certificateSerial } = bench.secrets.pay;
  const only = (verifiers: Record<string, string>) => ({ ...byCertificate, verifiers });
  assert.equal(codeOf(await queryOrder(only({ [publicKeyId]: publicKeyPem }), what.outTradeNo)), 'UNTRUSTED 200 UNKNOWN_KEY');
  assert.equal(codeOf(await queryOrder(only({ [certificateSerial]: publicKeyPem }), what.outTradeNo)), 'UNTRUSTED 200 SIGNATURE');
  assert.equal(codeOf(await queryOrder(only({ [certificateSerial]: certificatePem }), what.outTradeNo)), 'ok');
  await bench.api('/faults', { system: 'pay', kind: 'bad-signature', path: '/v3/pay', times: 2 });
  const forged = await queryOrder(bench.pay, what.outTradeNo);
  assert.equal(codeOf(forged), 'UNTRUSTED 200 SIGNATURE');
  assert.equal(!forged.ok && forged.failure.maybeDone, true);
  assert.equal(codeOf(await queryOrder(bench.pay, 'XS-none-0000')), 'UNTRUSTED 404 SIGNATURE');
});

test('a closed order cannot be paid, a paid one cannot be closed', async () => {
  const what = purchase();
  const { codeUrl } = must(await prepayNative(bench.pay, what));
  assert.equal(codeOf(await closeOrder(bench.pay, what.outTradeNo)), 'ok');
  assert.equal(codeOf(await closeOrder(bench.pay, what.outTradeNo)), 'ok');
  assert.equal((await bench.api('/pay', { codeUrl, payer: 'li' })).code, 'ORDER_CLOSED');
  assert.equal(codeOf(await prepayNative(bench.pay, what)), 'NEVER 400 ORDER_CLOSED');
  assert.equal(must(await queryOrder(bench.pay, what.outTradeNo)).state, 'CLOSED');
  assert.equal(codeOf(await closeOrder(bench.pay, (await paid()).outTradeNo)), 'NEVER 400 INVALID_REQUEST');
  assert.equal(codeOf(await closeOrder(bench.pay, 'XS-none-0000')), 'NEVER 404 ORDER_NOT_EXIST');
});

test('a code runs out after two hours, an order when its time is over', async () => {
  const what = purchase();
  const { codeUrl } = must(await prepayNative(bench.pay, what));
  const brief = purchase({ expiresAt: new Date(bench.clock.ms + 600_000).toISOString() });
  must(await prepayNative(bench.pay, brief));
  bench.clock.ms += 601_000;
  assert.equal(must(await queryOrder(bench.pay, brief.outTradeNo)).state, 'CLOSED');
  bench.clock.ms += 7200_000;
  assert.equal((await bench.api('/pay', { codeUrl, payer: 'li' })).code, 'EXPIRED');
  const again = must(await prepayNative(bench.pay, what));
  assert.match(JSON.stringify(await bench.api('/pay', { codeUrl: again.codeUrl, payer: 'li' })), /SUCCESS/);
});

test('faults come out in their classes, and a lost answer was carried out', async () => {
  const what = purchase();
  const fault = (change: object): Promise<unknown> => bench.api('/faults', { system: 'pay', path: '/v3/pay', ...change });
  await fault({ kind: 'error', code: 'SYSTEM_ERROR' });
  assert.equal(codeOf(await prepayNative(bench.pay, what)), 'RETRY 500 SYSTEM_ERROR');
  await fault({ kind: 'error', code: 'FREQUENCY_LIMITED' });
  assert.equal(codeOf(await prepayNative(bench.pay, what)), 'RATE_LIMITED 429 FREQUENCY_LIMITED');
  await fault({ kind: 'http', status: 503 });
  assert.equal(codeOf(await prepayNative(bench.pay, what)), 'RETRY 503 ');
  await fault({ kind: 'timeout', holdMs: 20 });
  const lost = await prepayNative(bench.pay, what);
  assert.equal(!lost.ok && lost.failure.maybeDone, true);
  assert.equal(must(await queryOrder(bench.pay, what.outTradeNo)).state, 'NOTPAY');
});

test('money that came in before a restart is still there after it', async () => {
  const { outTradeNo } = await paid();
  await bench.restart();
  assert.equal(must(await queryOrder(bench.pay, outTradeNo)).state, 'SUCCESS');
});
