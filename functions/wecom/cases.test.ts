import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import { runWechatVectors } from './cases.ts';
import { decryptMessage, encryptMessage, openCallback, signatureOf } from './gateways/callback-crypto.ts';
import { signPage } from './gateways/js-sdk.ts';

// Tencent's published sample of a callback (WXBizMsgCrypt, URL verification).
const sample = {
  id: 'sample',
  token: 'QDG6eK',
  encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
  timestamp: '1409659589',
  nonce: '263014780',
  encrypt: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  plaintext: '1616140317555161061',
};
const keys = { token: sample.token, encodingAesKey: sample.encodingAESKey, receiveId: sample.receiveId };
const sealed = { msgSignature: sample.msg_signature, timestamp: sample.timestamp, nonce: sample.nonce, encrypt: sample.encrypt };
const sampleMs = Number(sample.timestamp) * 1000;

const verdict = (entry: object) => runWechatVectors({ wecom_crypto: [entry] })[0]?.ok;

test("Tencent's published callback opens, and its twin with one changed byte does not", () => {
  assert.equal(verdict(sample), true);
  assert.equal(verdict({ ...sample, encrypt: sample.encrypt.replace('P9nA', 'P9nB') }), false);
  assert.equal(verdict({ ...sample, plaintext: '1616140317555161062' }), false);
  assert.equal(verdict({ ...sample, receiveId: 'wx5823bf96d3bd56c8' }), false);
});

test('every byte of signature, timestamp, nonce and ciphertext counts', () => {
  let tried = 0;
  for (const field of ['msgSignature', 'timestamp', 'nonce', 'encrypt'] as const) {
    for (let at = 0; at < sealed[field].length; at += 1) {
      const other = sealed[field][at] === '0' ? '1' : '0';
      const forged = { ...sealed, [field]: sealed[field].slice(0, at) + other + sealed[field].slice(at + 1) };
      assert.equal(openCallback(keys, forged, sampleMs).ok, false, `${field}[${at}]`);
      tried += 1;
    }
  }
  assert.ok(tried > 140);
});

test('a callback for another corp is refused, even rightly signed', () => {
  const other = { ...keys, receiveId: 'ww0000000000000000' };
  const encrypt = encryptMessage(other, 'hello', Buffer.alloc(16, 7));
  const timestamp = sample.timestamp;
  const msgSignature = signatureOf(keys.token, timestamp, '1', encrypt);
  assert.deepEqual(openCallback(keys, { msgSignature, timestamp, nonce: '1', encrypt }, sampleMs), { ok: false, reason: 'RECEIVER' });
  assert.deepEqual(openCallback(other, { msgSignature, timestamp, nonce: '1', encrypt }, sampleMs), { ok: true, message: 'hello' });
});

test('a callback six minutes old or early is a replay', () => {
  assert.equal(openCallback(keys, sealed, sampleMs + 299_000).ok, true);
  assert.deepEqual(openCallback(keys, sealed, sampleMs + 360_000), { ok: false, reason: 'TIMESTAMP' });
  assert.deepEqual(openCallback(keys, sealed, sampleMs - 360_000), { ok: false, reason: 'TIMESTAMP' });
});

test('padding of the cipher, of a wrong size or of mixed bytes is refused', () => {
  const aesKey = Buffer.from(`${sample.encodingAESKey}=`, 'base64');
  const seal = (padding: Buffer) => {
    const body = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 0, 5]), Buffer.from('hello'), Buffer.from(keys.receiveId)]);
    const plain = Buffer.concat([body, padding]);
    const cipher = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
  };
  // 16 + 4 + 5 + 18 = 43 bytes, so 21 of padding make 64.
  assert.deepEqual(decryptMessage(keys, seal(Buffer.alloc(21, 21))), { ok: true, message: 'hello' });
  assert.equal(decryptMessage(keys, seal(Buffer.alloc(21, 0))).ok, false);
  assert.equal(decryptMessage(keys, seal(Buffer.alloc(21, 33))).ok, false);
  assert.equal(decryptMessage(keys, seal(Buffer.concat([Buffer.alloc(20, 3), Buffer.from([21])]))).ok, false);
  assert.equal(decryptMessage(keys, seal(Buffer.alloc(5, 5))).ok, false);
});

test('what is encrypted opens again, whatever its length and characters', () => {
  for (const text of ['', 'a', '我是中文abcd123', 'x'.repeat(31), 'y'.repeat(5000)]) {
    assert.deepEqual(decryptMessage(keys, encryptMessage(keys, text, Buffer.alloc(16, 9))), { ok: true, message: text });
  }
});

test("a page's signature leaves out what stands behind the hash mark", () => {
  const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';
  const signed = (url: string, seconds = 1414587457) => signPage(ticket, url, 'Wm3WZYTPz0wzccnW', seconds).signature;
  assert.equal(signed('http://mp.weixin.qq.com?params=value'), '0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  assert.equal(signed('http://mp.weixin.qq.com?params=value#top'), '0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  assert.notEqual(signed('http://mp.weixin.qq.com?params=valu'), '0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  assert.notEqual(signed('http://mp.weixin.qq.com?params=value', 1414587458), '0f9de62fce790f9a083d5c99e95740ceb90c27ed');
});

test('an entry that proves nothing, or is broken, fails alone', () => {
  const results = runWechatVectors({
    wechatpay_v3: [{ id: 'empty' }, { id: 'broken', headers: {}, body: '{', certificate: 'x' }, 5],
    wecom_crypto: [sample],
  });
  assert.deepEqual(
    results.map((r) => [r.id, r.ok]),
    [
      ['sample', true],
      ['empty', false],
      ['broken', false],
      ['entry without id', false],
    ],
  );
  assert.equal(runWechatVectors([]).length, 1);
  assert.equal(runWechatVectors([])[0]?.ok, false);
});

test('the published example of the old pay signature holds in both kinds', () => {
  const params = {
    appid: 'wxd930ea5d5a258f4f',
    mch_id: '10000100',
    device_info: '1000',
    body: 'test',
    nonce_str: 'ibuaiVcKdpRxkhJA',
    empty: '',
  };
  const key = '192006250b4c09247ec02edce69f6a2d';
  const results = runWechatVectors({
    wechatpay_v2: [
      { id: 'md5', key, params, sign: '9A0A8659F005D6984697E2CA0A9CF3B7' },
      { id: 'hmac', key, params, sign_type: 'HMAC-SHA256', sign: '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6' },
      { id: 'changed', key, params: { ...params, body: 'tesT' }, sign: '9A0A8659F005D6984697E2CA0A9CF3B7' },
    ],
  });
  assert.deepEqual(
    results.map((r) => r.ok),
    [true, true, false],
  );
});
