import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey, ulid } from './idempotency-key.ts';

test('a key has the shape of a ULID', () => {
  assert.match(newKey(), /^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('keys sort by the time they were made', () => {
  assert.ok(ulid(1_700_000_000_000, () => 0.99) < ulid(1_700_000_000_001, () => 0));
});

test('the time is written as the ULID specification writes it', () => {
  assert.equal(
    ulid(1_469_918_176_385, () => 0),
    '01ARYZ6S410000000000000000',
  );
});

test('two keys of one millisecond differ', () => {
  assert.notEqual(newKey(), newKey());
});
