import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatMoney, parseMoney } from './format-money.ts';

test('an amount has a yuan sign, thousands and two decimals', () => {
  assert.deepEqual([0, 5, 100, 128_000, 123_456_789].map(formatMoney), ['¥0.00', '¥0.05', '¥1.00', '¥1,280.00', '¥1,234,567.89']);
});

test('a refund carries its sign before the yuan sign', () => {
  assert.equal(formatMoney(-128_050), '-¥1,280.50');
});

test('typed yuan become fen, with or without separators, also in full width', () => {
  assert.deepEqual(['12', '12.5', '1,280.05', '¥0.01', '3。2'].map(parseMoney), [1200, 1250, 128_005, 1, 320]);
});

test('what is not an amount is not guessed', () => {
  assert.deepEqual(['', '-3', '1.234', 'abc', '1.2.3', '12345678901'].map(parseMoney), Array(6).fill(undefined));
});

test('every amount survives being shown and typed again', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => assert.equal(parseMoney(formatMoney(fen)), fen)));
});
