import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Purchase, prepayNative, queryOrder } from '#payments/gateways/wechat-pay';
import type { PayOutcome } from '#payments/gateways/wechat-pay-call';
import { chargeCode, reverseCharge } from '#payments/gateways/wechat-pay-code';
import { queryRefund, refundOrder } from '#payments/gateways/wechat-pay-refund';
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
    outTradeNo: `RF20261122-${String(number).padStart(4, '0')}`,
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

const charge = (authCode: string): Parameters<typeof chargeCode>[1] => ({
  ...purchase(),
  authCode,
  store: { id: 'ST01', deviceIp: '127.0.0.1' },
});
const authCode = async (how: object = {}): Promise<string> =>
  String((await bench.api('/pay/auth-codes', { person: 'li', ...how })).authCode);

test("the code on the customer's phone pays at once, and only once", async () => {
  const code = await authCode();
  const done = must(await chargeCode(bench.pay, charge(code)));
  assert.ok(done.state === 'order');
  assert.deepEqual([done.order.state, done.order.openid, done.order.totalFen], ['SUCCESS', LI, 129_900]);
  assert.equal(codeOf(await chargeCode(bench.pay, charge(code))), 'NEVER 400 INVALID_REQUEST');
  const old = await authCode();
  bench.clock.ms += 61_000;
  assert.equal(codeOf(await chargeCode(bench.pay, charge(old))), 'NEVER 400 INVALID_REQUEST');
  assert.equal(codeOf(await chargeCode(bench.pay, charge('991234567890123456'))), 'NEVER 400 PARAM_ERROR');
  assert.equal(codeOf(await chargeCode(bench.pay, charge(await authCode({ poor: true })))), 'NEVER 403 NOT_ENOUGH');
});

test('a password is waited for, then the charge ends paid, failed or reversed', async () => {
  const stateAfter = async (end: (no: string) => Promise<unknown>): Promise<string> => {
    const what = charge(await authCode({ asksPassword: true }));
    assert.equal(must(await chargeCode(bench.pay, what)).state, 'asking-password');
    assert.equal(must(await queryOrder(bench.pay, what.outTradeNo)).state, 'USERPAYING');
    await end(what.outTradeNo);
    return must(await queryOrder(bench.pay, what.outTradeNo)).state;
  };
  assert.equal(await stateAfter((no) => bench.api('/pay/password', { outTradeNo: no })), 'SUCCESS');
  assert.equal(await stateAfter((no) => bench.api('/pay/password', { outTradeNo: no, pays: false })), 'PAYERROR');
  assert.equal(await stateAfter((no) => reverseCharge(bench.pay, no)), 'REVOKED');
  const what = charge(await authCode());
  must(await chargeCode(bench.pay, what));
  assert.equal(codeOf(await reverseCharge(bench.pay, what.outTradeNo)), 'ok');
  assert.equal(must(await queryOrder(bench.pay, what.outTradeNo)).state, 'REVOKED');
});

test('refunds never exceed what was paid, and the same number is the same refund', async () => {
  const { outTradeNo, totalFen } = await paid();
  const ask = (outRefundNo: string, refundFen: number, change: object = {}) =>
    refundOrder(bench.pay, { outTradeNo, outRefundNo, refundFen, totalFen, ...change });
  assert.equal(must(await ask('RF-1', 100_000)).state, 'PROCESSING');
  assert.equal(must(await ask('RF-1', 100_000)).refundFen, 100_000);
  assert.equal(codeOf(await ask('RF-1', 1)), 'NEVER 400 INVALID_REQUEST');
  assert.equal(codeOf(await ask('RF-2', 29_901)), 'NEVER 400 INVALID_REQUEST');
  assert.equal(codeOf(await ask('RF-2', 29_900, { totalFen: 1 })), 'NEVER 400 INVALID_REQUEST');
  assert.equal(codeOf(await ask('RF-2', 0)), 'NEVER 400 PARAM_ERROR');
  await bench.pass(0);
  const ended = must(await queryRefund(bench.pay, 'RF-1'));
  assert.deepEqual([ended.state, ended.refundFen, ended.totalFen, ended.outTradeNo], ['SUCCESS', 100_000, totalFen, outTradeNo]);
  assert.equal(must(await queryOrder(bench.pay, outTradeNo)).state, 'REFUND');
  assert.equal(codeOf(await ask('RF-2', 29_900)), 'ok');
  assert.equal(codeOf(await ask('RF-3', 1)), 'NEVER 400 INVALID_REQUEST');
  assert.equal(codeOf(await queryRefund(bench.pay, 'RF-none')), 'NEVER 404 RESOURCE_NOT_EXISTS');
  assert.match(
    codeOf(await refundOrder(bench.pay, { outTradeNo: 'XS-none-0000', outRefundNo: 'RF-9', refundFen: 1, totalFen: 1 })),
    /RESOURCE_NOT_EXISTS/,
  );
});

test('the fifty-first partial refund and one after a year are refused', async () => {
  const { outTradeNo, totalFen } = await paid();
  const codes: string[] = [];
  for (let i = 0; i < 51; i += 1)
    codes.push(codeOf(await refundOrder(bench.pay, { outTradeNo, outRefundNo: `P-${outTradeNo}-${i}`, refundFen: 1, totalFen })));
  assert.deepEqual([codes.filter((c) => c === 'ok').length, codes.at(-1)], [50, 'NEVER 400 INVALID_REQUEST']);
  const old = await paid();
  bench.clock.ms += 366 * 86_400_000;
  assert.match(
    codeOf(await refundOrder(bench.pay, { outTradeNo: old.outTradeNo, outRefundNo: 'RF-old', refundFen: 1, totalFen })),
    /NEVER/,
  );
});
