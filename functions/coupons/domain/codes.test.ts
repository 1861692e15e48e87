import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { plusSeconds } from '#kernel/instant';
import { changesAt, isRight, movingCode, readMovingCode } from './moving-code.ts';
import { newTypedCode, TYPED_CODE_LENGTH, typedCode } from './typed-code.ts';

const eleven = fc.uint8Array({ minLength: 11, maxLength: 11 });
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a typed code has 12 characters and is read back however it is written', () => {
  fc.assert(
    fc.property(eleven, (bytes) => {
      const code = newTypedCode(bytes);
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{12}$/);
      assert.equal(code.length, TYPED_CODE_LENGTH);
      const sloppy = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      assert.equal(typedCode(sloppy), code);
    }),
  );
});

test('one wrong character, or two exchanged, is always noticed', () => {
  fc.assert(
    fc.property(eleven, fc.nat(11), fc.nat(11), fc.nat(31), (bytes, at, other, value) => {
      const code = newTypedCode(bytes);
      const wrong = code.slice(0, at) + LETTERS[value] + code.slice(at + 1);
      assert.equal(typedCode(wrong), wrong === code ? code : undefined);
      const letters = [...code];
      [letters[at], letters[other]] = [letters[other] ?? '', letters[at] ?? ''];
      const exchanged = letters.join('');
      assert.equal(typedCode(exchanged), exchanged === code ? code : undefined);
    }),
    { numRuns: 2000 },
  );
});

test('text of another length or alphabet is no typed code', () => {
  for (const text of ['', '0', '0'.repeat(11), '0'.repeat(13), 'ÄÖÜ-ÄÖÜ-ÄÖÜ-A', '券'.repeat(12)]) assert.equal(typedCode(text), undefined);
});

const key = randomBytes(32).toString('base64');
const coupon = { scope: 'D#og_1', couponId: 'cp_01J00000000000000000000000' };
const now = '2026-03-02T02:00:10.000Z';

function right(code: string, at: string, scope = coupon.scope, withKey = key): boolean {
  const read = readMovingCode(code);
  return read !== undefined && isRight(withKey, read, scope, at);
}

test('a moving code is right in its step, the one before and the one after, and never again', () => {
  const code = movingCode(key, coupon, now);
  assert.equal(readMovingCode(code)?.couponId, coupon.couponId);
  assert.deepEqual(
    [-41, -40, 0, 19, 49, 50, 90, 3600].map((seconds) => right(code, plusSeconds(now, seconds))),
    [false, true, true, true, true, false, false, false],
  );
  assert.equal(changesAt(now), '2026-03-02T02:00:30.000Z');
});

test('a moving code is bound to its scope, its coupon and the key', () => {
  const code = movingCode(key, coupon, now);
  assert.ok(right(code, now));
  assert.ok(!right(code, now, 'D#og_2'));
  assert.ok(!right(code, now, 'G'));
  assert.ok(!right(code, now, coupon.scope, randomBytes(32).toString('base64')));
  const otherCoupon = code.replace('01J0', '01J1');
  assert.ok(!right(otherCoupon, now));
});

test('of random codes none is right, and malformed ones are not even read', () => {
  for (let i = 0; i < 10_000; i += 1) assert.ok(!right(`DG1.${coupon.couponId.slice(3)}.${randomBytes(10).toString('base64url')}`, now));
  for (const text of ['', 'DG1', 'DG1.x.y', `${movingCode(key, coupon, now)}A`, movingCode(key, coupon, now).toLowerCase()])
    assert.equal(readMovingCode(text), undefined);
});
