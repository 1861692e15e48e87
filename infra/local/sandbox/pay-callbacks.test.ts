import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { prepayNative } from '#payments/gateways/wechat-pay';
import { type OpenedNotice, openNotice, type PayCallback } from '#payments/gateways/wechat-pay-callback';
import { sealResource, signText } from '#payments/gateways/wechat-pay-crypto';
import { refundOrder } from '#payments/gateways/wechat-pay-refund';
import { type Bench, type Got, startBench } from './bench.ts';
import { retryWaits } from './core/callbacks.ts';

let bench: Bench;
let number = 0;
before(async () => {
  bench = await startBench();
  await bench.api('/people', { id: 'li', name: '李顾客' });
});
after(() => bench.close());
beforeEach(() => {
  bench.got.length = 0;
  bench.answer = () => ({ status: 204 });
});

const keys = () => ({ verifiers: bench.pay.verifiers, apiv3Key: bench.secrets.pay.apiv3Key, mchid: bench.pay.mchid });
const callbackOf = (got: Got): PayCallback => {
  const headers = Object.entries(got.headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined] as const);
  return { headers: Object.fromEntries(headers), body: got.body };
};
const read = (got: Got): OpenedNotice => openNotice(keys(), callbackOf(got), bench.clock.ms);
const pay = async (): Promise<string> => {
  number += 1;
  const outTradeNo = `CB20261122-${String(number).padStart(4, '0')}`;
  const made = await prepayNative(bench.pay, { outTradeNo, totalFen: 5000, description: '头灯', notifyUrl: bench.notifyUrl });
  assert.ok(made.ok);
  await bench.api('/pay', { codeUrl: made.value.codeUrl, payer: 'li' });
  return outTradeNo;
};
const only = (): Got => {
  const [got] = bench.got;
  if (bench.got.length !== 1 || !got) throw new Error(`${bench.got.length} callbacks`);
  return got;
};

test('a payment arrives signed and sealed, with the amount and the merchant to compare', async () => {
  const outTradeNo = await pay();
  await bench.pass(0);
  const opened = read(only());
  assert.ok(opened.ok && opened.notice.kind === 'paid');
  const { order } = opened.notice;
  assert.deepEqual(
    [order.outTradeNo, order.state, order.totalFen, order.mchid, order.appid],
    [outTradeNo, 'SUCCESS', 5000, bench.pay.mchid, bench.pay.appid],
  );
});

test('a refund arrives when it has ended, also when it has failed', async () => {
  const outTradeNo = await pay();
  await bench.pass(0);
  bench.got.length = 0;
  await bench.api('/pay/refund-end', { state: 'ABNORMAL', delayMs: 60_000 });
  await refundOrder(bench.pay, { outTradeNo, outRefundNo: 'RF-ab', refundFen: 5000, totalFen: 5000, notifyUrl: bench.notifyUrl });
  await bench.pass(59_000);
  assert.equal(bench.got.length, 0);
  await bench.pass(1000);
  const opened = read(only());
  assert.ok(opened.ok && opened.notice.kind === 'refund');
  assert.deepEqual([opened.notice.refund.state, opened.notice.refund.refundFen, opened.notice.mchid], ['ABNORMAL', 5000, bench.pay.mchid]);
  await bench.api('/pay/refund-end', {});
});

test('without an acknowledgement it comes fifteen times more over a day, the same notice each time', async () => {
  bench.answer = () => ({ status: 500 });
  await pay();
  await bench.pass(0);
  for (const wait of retryWaits.pay) {
    await bench.pass(wait - 1);
    const before = bench.got.length;
    await bench.pass(1);
    assert.equal(bench.got.length, before + 1);
    const opened = read(bench.got.at(-1) ?? only());
    assert.ok(opened.ok);
  }
  await bench.pass(7 * 86_400_000);
  assert.equal(bench.got.length, 16);
  assert.equal(new Set(bench.got.map((got) => got.body)).size, 1);
  assert.equal(new Set(bench.got.map((got) => got.headers['wechatpay-nonce'])).size, 16);
});

test('once acknowledged it does not come again', async () => {
  let answers = 0;
  bench.answer = () => ({ status: ++answers === 1 ? 500 : 200 });
  await pay();
  await bench.pass(0);
  await bench.pass(15_000);
  await bench.pass(86_400_000);
  assert.equal(bench.got.length, 2);
});

test('callbacks can be doubled, late and lost', async () => {
  const fault = (kind: string, more: object = {}): Promise<unknown> =>
    bench.api('/faults', { system: 'pay', kind, path: 'TRANSACTION.', ...more });
  await fault('callback-double', { copies: 5 });
  await pay();
  await bench.pass(0);
  assert.equal(bench.got.length, 5);
  const ids = bench.got.map(read).map((opened) => (opened.ok ? opened.notice.noticeId : 'refused'));
  assert.equal(new Set(ids).size, 1);
  await fault('callback-lost');
  await pay();
  await fault('callback-late', { delayMs: 600_000 });
  await pay();
  await bench.pass(599_000);
  assert.equal(bench.got.length, 5);
  await bench.pass(1000);
  assert.equal(bench.got.length, 6);
});

test('a waiting callback survives a restart', async () => {
  bench.answer = () => ({ status: 500 });
  await pay();
  await bench.pass(0);
  await bench.restart();
  bench.answer = () => ({ status: 200 });
  await bench.pass(15_000);
  assert.equal(bench.got.length, 2);
});

test('probes with a test signature are refused', async () => {
  bench.answer = (got) => ({ status: read(got).ok ? 200 : 401 });
  assert.deepEqual(await bench.api('/pay/probe', { url: bench.notifyUrl }), { status: 401, refused: true });
  assert.deepEqual(read(only()), { ok: false, reason: 'PROBE' });
});

test('of forty forged callbacks none is accepted', async () => {
  await pay();
  await bench.pass(0);
  const real = callbackOf(only());
  assert.equal(openNotice(keys(), real, bench.clock.ms).ok, true);
  const forged = forgeries(real);
  assert.equal(forged.length, 40);
  for (const [name, callback] of forged) assert.equal(openNotice(keys(), callback, bench.clock.ms).ok, false, name);
  assert.deepEqual(openNotice(keys(), real, bench.clock.ms + 301_000), { ok: false, reason: 'TIMESTAMP' });
  assert.deepEqual(openNotice({ ...keys(), apiv3Key: 'x'.repeat(32) }, real, bench.clock.ms), { ok: false, reason: 'UNREADABLE' });
  assert.deepEqual(openNotice({ ...keys(), mchid: '1900000999' }, real, bench.clock.ms), { ok: false, reason: 'MERCHANT' });
});

type Forged = [string, PayCallback];

function forgeries(real: PayCallback): Forged[] {
  const header = (name: string, change: (value: string) => string | undefined): PayCallback => {
    const key = `wechatpay-${name}`;
    return { ...real, headers: { ...real.headers, [key]: change(real.headers[key] ?? '') } };
  };
  const flip = (text: string, at: number): string => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  const names = ['timestamp', 'nonce', 'serial', 'signature'];
  const body = (change: (text: string) => string): PayCallback => ({ ...real, body: change(real.body) });
  const length = real.body.length;
  return [
    ...names.flatMap((name): Forged[] => [
      [`${name} missing`, header(name, () => undefined)],
      [`${name} empty`, header(name, () => '')],
      [`${name} longer`, header(name, (v) => `${v}1`)],
      [`${name} shorter`, header(name, (v) => v.slice(0, -3))],
    ]),
    ...[0, 40, 120, 200].map((at): Forged => [`signature byte ${at}`, header('signature', (v) => flip(v, at))]),
    ...Array.from({ length: 8 }, (_, i): Forged => [`body byte ${i}`, body((t) => flip(t, Math.floor((i * length) / 8)))]),
    ['body with a space', body((t) => `${t} `)],
    ['body re-written', body((t) => JSON.stringify(JSON.parse(t), null, 1))],
    ['empty body', body(() => '')],
    ['serial of the other key', header('serial', () => bench.secrets.pay.certificateSerial)],
    ['serial __proto__', header('serial', () => '__proto__')],
    ['test signature', header('signature', (v) => `WECHATPAY/SIGNTEST/${v}`)],
    ...resigned(real),
  ];
}

/** Somebody with a key of their own, or with the APIv3 key but not WeChat Pay's. */
function resigned(real: PayCallback): Forged[] {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const sign = (body: string, privatePem: string, seconds: number, serial = bench.secrets.pay.publicKeyId): PayCallback => {
    const signature = signText(privatePem, `${seconds}\nn1\n${body}\n`);
    return {
      body,
      headers: {
        'wechatpay-timestamp': String(seconds),
        'wechatpay-nonce': 'n1',
        'wechatpay-serial': serial,
        'wechatpay-signature': signature,
      },
    };
  };
  const now = Math.floor(bench.clock.ms / 1000);
  const ciphertext = sealResource(bench.secrets.pay.apiv3Key, '{"trade_state":"SUCCESS"}', 'abcdefghijkl', 'transaction');
  const invented = JSON.stringify({
    id: 'x',
    event_type: 'TRANSACTION.SUCCESS',
    resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce: 'abcdefghijkl', associated_data: 'transaction' },
  });
  return [
    ['signed by a stranger', sign(real.body, stranger, now)],
    ['signed by a stranger under an unknown serial', sign(real.body, stranger, now, 'PUB_KEY_ID_0')],
    ['signed by the merchant', sign(real.body, bench.secrets.pay.privateKeyPem, now)],
    ['invented and signed by a stranger', sign(invented, stranger, now)],
    ['invented and signed by the merchant', sign(invented, bench.secrets.pay.privateKeyPem, now)],
    ['six minutes old', { ...sign(real.body, stranger, now - 361) }],
  ];
}
