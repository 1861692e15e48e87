import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs, type FailureKind, failed } from './outcome.ts';
import { kindOfErrcode } from './tencent-errcodes.ts';

const wait = (kind: FailureKind, tries: number, random: number): number | undefined =>
  backoffMs(failed(kind, 0, '').failure, tries, random);

test('busy systems are asked three times in all, with full jitter that doubles', () => {
  assert.deepEqual([wait('RETRY', 1, 0), wait('RETRY', 1, 0.999)], [0, 499]);
  assert.deepEqual([wait('RETRY', 2, 0.5), wait('RETRY', 3, 0.5)], [500, undefined]);
});

test('a rate limit is never tried inside its window, a refusal never at all', () => {
  assert.ok((wait('RATE_LIMITED', 1, 0) ?? 0) >= 60_000);
  assert.ok((wait('RATE_LIMITED', 2, 0) ?? 0) >= 120_000);
  assert.equal(wait('NEVER', 1, 0), undefined);
});

test('error codes fall into their documented classes, unknown ones are refusals', () => {
  const classes: Record<FailureKind, number[]> = {
    RETRY: [-1, 45033, 41063],
    TOKEN_DEAD: [40001, 40014, 42001],
    RATE_LIMITED: [45009, 45011],
    NEVER: [40003, 40013, 40029, 40037, 43101, 47003, 48001, 48002, 60011, 60020, 60111, 41050, 999_999],
  };
  for (const kind of ['RETRY', 'TOKEN_DEAD', 'RATE_LIMITED', 'NEVER'] as const) {
    for (const code of classes[kind]) assert.equal(kindOfErrcode(code), kind, String(code));
  }
});
