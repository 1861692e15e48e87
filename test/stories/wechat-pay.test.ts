import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, startBench } from '#infra/local/sandbox/bench';
import { instantOf } from '#kernel/instant';
import { handler as orders } from '#orders/routes';
import { handler as expire } from '#orders/sweep';
import { handler as payments } from '#payments/routes';
import { settle } from '#payments/steps/settle';
import { handler as lookAfter } from '#payments/sweep';
import { systemContext } from '#platform/context';
import { scopeOfDealer } from '#platform/scope';
import { handler as pricing } from '#pricing/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { forgedPayNotices } from '../inputs/forgeries.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let bench: Bench;
before(async () => {
  bench = await startBench();
  const { pay } = bench.secrets;
  const secrets = { 'wechat-pay': Object.fromEntries(Object.entries(pay).map(([name, field]) => [name, String(field)])) };
  world = await startWorld({ now: instantOf(bench.clock.ms), secrets, fetch: globalThis.fetch });
  Object.assign(process.env, { WECHAT_PAY_API_URL: `${bench.base}/sandbox/pay`, PUBLIC_URL: `${bench.base}/product` });
  shop = await openShop(world);
});
after(async () => {
  await world.stop();
  await bench.close();
});

async function pass(minutes: number): Promise<void> {
  await bench.pass(minutes * 60_000);
  world.clock.set(instantOf(bench.clock.ms));
}

async function openedSlip(): Promise<{ slipId: string; netFen: number }> {
  const lines = [{ lineKey: 'L1', skuId: shop.skus['BOOT-42'], qty: 1 }];
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines } });
  const { body } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body: { lines, expectedNetFen: quote.netFen } });
  assert.equal(body.state, 'OPEN', JSON.stringify(body));
  return body;
}

const showCode = (slipId: string, amountFen: number, key?: string) =>
  world.call(payments, 'POST /payments/slips/{slipId}/wechat', {
    token: shop.ada.token,
    params: { slipId },
    body: { amountFen },
    ...(key ? { key } : {}),
  });
const slipNow = async (slipId: string) =>
  (await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params: { slipId } })).body;
const paymentNow = async (paymentId: string) =>
  (await world.call(payments, 'GET /payments/{paymentId}', { token: shop.ada.token, params: { paymentId } })).body;

/** Hands a callback that the sandbox has sent to the real route, byte for byte. */
async function deliver(change: (body: string) => string = (body) => body) {
  const got = bench.got.findLast(({ url }) => url.pathname.endsWith('/notify'));
  assert.ok(got, 'WeChat Pay has called back');
  const headers = Object.fromEntries(Object.entries(got.headers).map(([name, text]) => [name, String(text)]));
  return world.call(payments, 'POST /payments/wechat-pay/notify', { rawBody: change(got.body), headers });
}

test('the customer scans, pays, and the callback completes the slip, however often it comes', async () => {
  const slip = await openedSlip();
  const { status, body: code } = await showCode(slip.slipId, slip.netFen);
  assert.equal(status, 201, JSON.stringify(code));
  await bench.api('/pay', { codeUrl: code.codeUrl });
  await pass(0);
  for (let time = 0; time < 5; time += 1) assert.equal((await deliver()).status, 200);
  const paid = await slipNow(slip.slipId);
  assert.deepEqual([paid.state, paid.paidFen, paid.tenders.length], ['PAID', slip.netFen, 1]);
  assert.equal((await paymentNow(code.paymentId)).state, 'PAID');
});

test('a changed byte and an old signature are refused, and nothing is booked', async () => {
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  await bench.api('/pay', { codeUrl: code.codeUrl });
  await pass(0);
  assert.equal((await deliver((body) => body.replace('"ciphertext":"', '"ciphertext":"A'))).status, 401);
  world.clock.pass({ minutes: 6 });
  assert.equal((await deliver()).status, 401);
  assert.equal((await slipNow(slip.slipId)).state, 'OPEN');
  world.clock.set(instantOf(bench.clock.ms));
  assert.equal((await deliver()).status, 200);
});

test('signed money of another amount or with another number pays no slip', async () => {
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  await bench.api('/pay', { codeUrl: code.codeUrl });
  await pass(0);
  const where = { scope: scopeOfDealer(shop.dealerId), slipId: slip.slipId, paymentId: code.paymentId };
  const order = { mchid: bench.secrets.pay.mchid, appid: '', outTradeNo: code.paymentId, state: 'SUCCESS', transactionId: 't1' } as const;
  const told = (said: object) =>
    world.inside(() => settle(systemContext('test', 'told'), where, { ...order, totalFen: slip.netFen, ...said }));
  for (const wrong of [{ totalFen: 1 }, { totalFen: undefined }, { outTradeNo: 'another' }, { currency: 'USD' }])
    await assert.rejects(told(wrong), /CALLBACK_REFUSED/);
  assert.equal((await slipNow(slip.slipId)).state, 'OPEN');
  assert.equal((await deliver()).status, 200);
  assert.equal((await slipNow(slip.slipId)).state, 'PAID');
});

test('forty forged callbacks and more: none is accepted, the true one still is', async () => {
  assert.ok(forgedPayNotices.length >= 40);
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  await bench.api('/pay', { codeUrl: code.codeUrl });
  await pass(0);
  const got = bench.got.findLast(({ url }) => url.pathname.endsWith('/notify'));
  assert.ok(got);
  const headers = Object.fromEntries(Object.entries(got.headers).map(([name, text]) => [name, String(text)]));
  for (const [name, of] of forgedPayNotices) {
    const { headers: said, rawBody } = of({ headers, query: {}, rawBody: got.body });
    const { status } = await world.call(payments, 'POST /payments/wechat-pay/notify', { headers: said, rawBody });
    assert.ok(status >= 400 && status < 500, `${name}: ${status}`);
  }
  assert.equal((await slipNow(slip.slipId)).state, 'OPEN');
  assert.equal((await deliver()).status, 200);
  assert.equal((await slipNow(slip.slipId)).state, 'PAID');
});

test('a callback that never comes is healed by our own query within five minutes', async () => {
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  await bench.api('/pay', { codeUrl: code.codeUrl });
  await pass(1);
  await world.inside(lookAfter);
  assert.equal((await slipNow(slip.slipId)).state, 'PAID');
});

test('a guide who asks at once sees the payment; a double tap shows one code', async () => {
  const slip = await openedSlip();
  const taps = await Promise.all([1, 2].map(() => showCode(slip.slipId, slip.netFen, 'one-code-0001')));
  const shown = taps.filter(({ status }) => status === 201);
  assert.equal(new Set(shown.map(({ body }) => body.paymentId)).size, 1, JSON.stringify(taps.map(({ body }) => body)));
  const { body: code } = await showCode(slip.slipId, slip.netFen, 'one-code-0001');
  await bench.api('/pay', { codeUrl: code.codeUrl });
  const asked = await world.call(payments, 'POST /payments/{paymentId}/query', {
    token: shop.ada.token,
    params: { paymentId: code.paymentId },
    body: {},
  });
  assert.deepEqual([asked.body.state, asked.body.slipState], ['PAID', 'PAID'], JSON.stringify(asked.body));
});

test('a code nobody pays runs out; then the slip can be paid another way or expires', async () => {
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  const cancel = await world.call(orders, 'POST /orders/slips/{slipId}/cancel', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
    body: {},
  });
  assert.equal(cancel.body.code, 'SLIP_PAYING');
  await pass(11);
  await world.inside(lookAfter);
  assert.equal((await paymentNow(code.paymentId)).state, 'CLOSED');
  await pass(30);
  await world.inside(expire);
  assert.equal((await slipNow(slip.slipId)).state, 'EXPIRED');
});

test('closing a code lets the guide collect in cash at once', async () => {
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  const params = { paymentId: code.paymentId };
  const closed = await world.call(payments, 'POST /payments/{paymentId}/close', { token: shop.ada.token, params, body: {} });
  assert.equal(closed.body.state, 'CLOSED', JSON.stringify(closed.body));
  const cash = await world.call(payments, 'POST /payments/slips/{slipId}/tenders', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
    body: { method: 'CASH', amountFen: slip.netFen },
  });
  assert.equal(cash.body.slipState, 'PAID', JSON.stringify(cash.body));
});

test('money that no slip can take any more goes back to the customer, once', async () => {
  const slip = await openedSlip();
  const { body: code } = await showCode(slip.slipId, slip.netFen);
  await world.call(payments, 'POST /payments/slips/{slipId}/tenders', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
    body: { method: 'CASH', amountFen: slip.netFen },
  });
  await bench.api('/pay', { codeUrl: code.codeUrl });
  await pass(0);
  assert.equal((await deliver()).status, 200);
  assert.equal((await paymentNow(code.paymentId)).state, 'REFUNDING');
  for (let minute = 0; minute < 8; minute += 1) {
    await pass(1);
    await world.inside(lookAfter);
  }
  assert.equal((await paymentNow(code.paymentId)).state, 'REFUNDED');
  assert.equal((await slipNow(slip.slipId)).paidFen, slip.netFen);
});

test('WeChat Pay unreachable: nothing is started, and the till may try again', async () => {
  const slip = await openedSlip();
  await bench.api('/faults', {
    system: 'pay',
    kind: 'error',
    path: '/v3/pay/transactions/native',
    times: 1,
    status: 403,
    code: 'NO_AUTH',
    message: '商户无权限',
  });
  const refused = await showCode(slip.slipId, slip.netFen);
  assert.deepEqual([refused.status, refused.body.code], [409, 'PAY_REFUSED'], JSON.stringify(refused.body));
  assert.equal((await showCode(slip.slipId, slip.netFen)).status, 201);
});
