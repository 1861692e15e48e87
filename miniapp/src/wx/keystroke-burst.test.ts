import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Burst, noBurst, typed } from './keystroke-burst.ts';

function type(keys: readonly string[], gapMs: number): string[] {
  let burst: Burst = noBurst;
  const codes: string[] = [];
  keys.forEach((key, i) => {
    const next = typed(burst, key, 1_000 + i * gapMs);
    burst = next.burst;
    if (next.code !== undefined) codes.push(next.code);
  });
  return codes;
}

test('a scanner’s burst that ends with Enter is a code', () => {
  assert.deepEqual(type([...'6901234567892', 'Enter'], 8), ['6901234567892']);
});

test('two scans in a row are two codes', () => {
  assert.deepEqual(type([...'6901234567892', 'Enter', ...'SN-0042X', 'Enter'], 8), ['6901234567892', 'SN-0042X']);
});

test('a person’s typing is never taken for a scan', () => {
  assert.deepEqual(type([...'6901234567892', 'Enter'], 120), []);
});

test('shift keys between the characters do not break a code', () => {
  assert.deepEqual(type(['Shift', 'S', 'Shift', 'N', '4', '2', 'Enter'], 10), ['SN42']);
});

test('a few stray keys and Enter are not a code', () => {
  assert.deepEqual(type(['a', 'b', 'Enter'], 5), []);
});
