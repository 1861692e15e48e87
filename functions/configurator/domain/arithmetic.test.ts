import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arithmeticOf } from './arithmetic.ts';
import { compileFormula } from './formula.ts';
import { namesOf } from './op-check.ts';

const tables = { base: { royal: 459900 }, cover: { tencel: 29900 } };
const names = namesOf({ vars: { series: ['royal'], cover: ['tencel'], width: [1800], length: [2000] }, price: { tables, std: 0 } });
const values = { series: 'royal', cover: 'tencel', width: 1800, length: 2000 };

function shown(text: string): string | undefined {
  const formula = compileFormula(text, names);
  assert.ok(formula.ok);
  return arithmeticOf({ tables, std: formula.tree }, values);
}

test('a price is shown with the numbers that made it', () => {
  assert.equal(
    shown('base[series] + (width * length - 2280000) * 6500 / 100000 + cover[cover]'),
    '459900 + (1800 × 2000 − 2280000) × 6500 ÷ 100000 + 29900 = 575600',
  );
});

test('roundings and the branch taken are shown, and parentheses where they are needed', () => {
  assert.equal(shown('ceil((width + 5) * 3 / 7) - (length - 5)'), '⌈(1800 + 5) × 3 ÷ 7⌉ − (2000 − 5) = -1221');
  assert.equal(shown('stepUp(width / (2 * 3), 100) + (width > 1500 ? length * 2 : 0)'), 'stepUp(1800 ÷ (2 × 3), 100) + 2000 × 2 = 4300');
  assert.equal(shown('(width > 1 ? 2 + 3 : 4) * 10'), '(2 + 3) × 10 = 50');
});

test('without a price there is nothing to show', () => {
  assert.equal(arithmeticOf({ tables, std: { lookup: 'base', keys: [{ v: 'series' }] } }, {}), undefined);
});
