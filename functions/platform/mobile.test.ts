import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexOf, maskOf, openMobile, sealMobile } from './mobile.ts';

const newKeys = () => ({ phoneKey: randomBytes(32).toString('base64'), phoneIndexKey: randomBytes(32).toString('base64') });
const keys = newKeys();
const mobiles = fc.stringMatching(/^1[3-9]\d{9}$/);

test('what is sealed opens to the same number, and shows nothing of it closed', () => {
  fc.assert(
    fc.property(mobiles, fc.uint8Array({ minLength: 12, maxLength: 12 }), (mobile, iv) => {
      const sealed = sealMobile(mobile, keys, iv);
      assert.equal(openMobile(sealed, keys), mobile);
      for (const text of [sealed.index, sealed.sealed]) assert.ok(!text.includes(mobile.slice(-8)));
    }),
  );
});

test('a number is masked to its first three and last four digits', () => {
  assert.equal(maskOf('13812340001'), '138****0001');
});

test('equal numbers have one index, sealed differently each time; another index key gives another index', () => {
  const [a, b] = [sealMobile('13812340001', keys, randomBytes(12)), sealMobile('13812340001', keys, randomBytes(12))];
  assert.equal(a.index, b.index);
  assert.notEqual(a.sealed, b.sealed);
  assert.notEqual(indexOf('13812340001', newKeys()), a.index);
});

test('a changed byte, another index or another key does not open', () => {
  const sealed = sealMobile('13812340001', keys, randomBytes(12));
  const bytes = Buffer.from(sealed.sealed.slice(3), 'base64url');
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
    assert.throws(() => openMobile({ ...sealed, sealed: `k1.${changed.toString('base64url')}` }, keys));
  }
  assert.throws(() => openMobile({ ...sealed, index: indexOf('13812340002', keys) }, keys));
  assert.throws(() => openMobile(sealed, newKeys()));
  assert.throws(() => openMobile({ ...sealed, sealed: `k9.${sealed.sealed.slice(3)}` }, keys), /unknown key/);
});
