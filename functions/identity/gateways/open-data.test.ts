import assert from 'node:assert/strict';
import { createCipheriv, createHash } from 'node:crypto';
import { test } from 'node:test';
import { openData, rawDataIsSigned } from './open-data.ts';

const sessionKey = Buffer.from('0123456789abcdef').toString('base64');
const iv = Buffer.from('fedcba9876543210').toString('base64');
const appid = 'wx4f4bc4dec97d474b';

function seal(value: unknown): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'));
  return cipher.update(JSON.stringify(value), 'utf8', 'base64') + cipher.final('base64');
}
const encryptedData = seal({ nickName: '阿明', watermark: { appid, timestamp: 1477314187 } });
const sealed = { encryptedData, iv, sessionKey, appid };

test('open data of this app opens', () => {
  const opened = openData(sealed);
  assert.ok(opened.ok);
  assert.equal(opened.data.nickName, '阿明');
  assert.equal(opened.sealedAtSeconds, 1477314187);
});

test('open data of another app, without a watermark, or under an old key does not', () => {
  assert.deepEqual(openData({ ...sealed, appid: 'wx0000000000000000' }), { ok: false, reason: 'OTHER_APP' });
  assert.deepEqual(openData({ ...sealed, encryptedData: seal({ nickName: '阿明' }) }), { ok: false, reason: 'OLD_KEY' });
  const otherKey = Buffer.from('0123456789abcdeF').toString('base64');
  assert.deepEqual(openData({ ...sealed, sessionKey: otherKey }), { ok: false, reason: 'OLD_KEY' });
});

test('what a client may invent never throws', () => {
  const junk = ['', 'x', '////', Buffer.alloc(15).toString('base64'), Buffer.alloc(64, 7).toString('base64'), '中文'];
  for (const bad of junk) {
    assert.equal(openData({ ...sealed, encryptedData: bad }).ok, false);
    assert.equal(openData({ ...sealed, iv: bad }).ok, false);
    assert.equal(openData({ ...sealed, sessionKey: bad }).ok, false);
  }
});

test('raw data with one changed character is not signed', () => {
  const raw = '{"nickName":"Band"}';
  const signature = createHash('sha1')
    .update(raw + sessionKey)
    .digest('hex');
  assert.equal(rawDataIsSigned(raw, signature, sessionKey), true);
  assert.equal(rawDataIsSigned(raw.replace('B', 'b'), signature, sessionKey), false);
  assert.equal(rawDataIsSigned(raw, signature.slice(1), sessionKey), false);
  assert.equal(rawDataIsSigned(raw, signature, iv), false);
});
