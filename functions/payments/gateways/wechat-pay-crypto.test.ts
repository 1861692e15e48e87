import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import {
  authorizationOf,
  decryptPersonal,
  encryptPersonal,
  isSignedBy,
  openResource,
  paymentRequest,
  requestText,
  sealResource,
  signText,
} from './wechat-pay-crypto.ts';
import { payTime } from './wechat-pay-shapes.ts';
import { distrust } from './wechat-pay-trust.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

// Published by wechatpay-java (AeadAesCipherTest).
const published = {
  key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb',
  sealed: { ciphertext: 'ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=', nonce: 'uluk4a9R25RW', associatedData: 'associatedData' },
};

test('the published sealed message opens, and no twin of it does', () => {
  const { key, sealed } = published;
  assert.equal(openResource(key, sealed), 'message');
  assert.equal(sealResource(key, 'message', sealed.nonce, sealed.associatedData), sealed.ciphertext);
  const twins = [
    { ...sealed, ciphertext: sealed.ciphertext.replace('ul', 'um') },
    { ...sealed, ciphertext: sealed.ciphertext.replace('zzwI', 'zzwM') },
    { ...sealed, ciphertext: 'AAAA' },
    { ...sealed, nonce: 'uluk4a9R25RX' },
    { ...sealed, nonce: '' },
    { ...sealed, associatedData: '' },
  ];
  for (const twin of twins) assert.equal(openResource(key, twin), undefined);
  assert.equal(openResource(key.replace('a7', 'a8'), sealed), undefined);
  assert.equal(openResource('short', sealed), undefined);
});

test('a request without a body still signs its empty last line', () => {
  const request = { method: 'GET', url: '/v3/certificates', body: '' };
  assert.equal(requestText(request, '1554208460', 'N'), 'GET\n/v3/certificates\n1554208460\nN\n\n');
  const header = authorizationOf({ mchid: '1900000109', serialNo: 'S1', privateKeyPem: privatePem }, request, '1554208460', 'N');
  const signature = /signature="([^"]+)"/.exec(header)?.[1] ?? '';
  assert.ok(header.startsWith('WECHATPAY2-SHA256-RSA2048 mchid="1900000109",nonce_str="N",timestamp="1554208460",serial_no="S1",'));
  assert.equal(isSignedBy(publicPem, 'GET\n/v3/certificates\n1554208460\nN\n\n', signature), true);
  assert.equal(isSignedBy(publicPem, 'GET\n/v3/certificates\n1554208460\nN\n', signature), false);
});

test('the payment sheet signs the package with its prefix', () => {
  const sheet = paymentRequest(privatePem, 'wx1', 'PRE', '1', 'N');
  assert.equal(sheet.package, 'prepay_id=PRE');
  assert.equal(isSignedBy(publicPem, 'wx1\n1\nN\nprepay_id=PRE\n', sheet.paySign), true);
});

test('an old answer, a changed byte and an unknown key are not believed', () => {
  const body = '{"code_url":"x"}';
  const headers: Record<string, string> = {
    timestamp: '1000',
    nonce: 'N',
    serial: 'PUB_KEY_ID_1',
    signature: signText(privatePem, `1000\nN\n${body}\n`),
  };
  const judge = (change: object, nowMs = 1_000_000, text = body) =>
    distrust(
      { PUB_KEY_ID_1: publicPem },
      { header: (name) => ({ ...headers, ...change })[name.replace('wechatpay-', '')], body: text },
      nowMs,
    );
  assert.equal(judge({}), undefined);
  assert.equal(judge({}, 1_300_000), undefined);
  assert.equal(judge({}, 1_300_001), 'TIMESTAMP');
  assert.equal(judge({}, 699_999), 'TIMESTAMP');
  assert.equal(judge({}, 1_000_000, body.replace('x', 'y')), 'SIGNATURE');
  assert.equal(judge({ serial: 'PUB_KEY_ID_2' }), 'UNKNOWN_KEY');
  assert.equal(judge({ signature: `WECHATPAY/SIGNTEST/${headers.signature}` }), 'PROBE');
  assert.equal(judge({ nonce: '' }), 'UNSIGNED');
});

test('names are sealed for WeChat Pay alone', () => {
  assert.equal(decryptPersonal(privatePem, encryptPersonal(publicPem, '张三')), '张三');
  assert.equal(decryptPersonal(privatePem, 'AAAA'), undefined);
});

test("times are written in China's zone, without fractions", () => {
  assert.equal(payTime('2026-11-22T16:30:00.000Z'), '2026-11-23T00:30:00+08:00');
});
