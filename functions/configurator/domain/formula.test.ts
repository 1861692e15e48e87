import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFormula } from './formula.ts';
import type { Choices, PriceFormula } from './model.ts';
import { type Names, namesOf } from './op-check.ts';
import { formulaSentence } from './publish-sentences.ts';
import { priceOf } from './walk.ts';

const tables: PriceFormula['tables'] = {
  base: { classic: { spring: 199900 }, royal: { latex: 459900 } },
  cover: { knit: 0, tencel: 29900 },
  flat: { '1': 7 },
};
const names: Names = namesOf({
  vars: {
    series: ['classic', 'royal'],
    core: ['spring', 'latex'],
    cover: ['knit', 'tencel'],
    width: [1200, 1800],
    length: [1900, 2000],
    code: [1, 'x'],
  },
  price: { tables, std: 0 },
});
const product: Choices = { series: 'royal', core: 'latex', cover: 'tencel', width: 1800, length: 2000, code: 1 };

function resultOf(text: string): number | undefined {
  const formula = compileFormula(text, names);
  assert.ok(formula.ok, `${text}: ${JSON.stringify(formula)}`);
  return priceOf({ tables, std: formula.tree }, product);
}

function problemsOf(text: string): string[] {
  const formula = compileFormula(text, names);
  return formula.ok ? [] : formula.problems.map(({ code, at, name }) => `${code} ${at}${name === undefined ? '' : ` ${name}`}`);
}

test('a typed formula becomes the same operations as a written tree', () => {
  const formula = compileFormula('base[series][core] + (width*length - 2280000) * 6500 / 100000 + cover[cover]', names);
  assert.deepEqual(formula, {
    ok: true,
    tree: [
      'add',
      { lookup: 'base', keys: [{ v: 'series' }, { v: 'core' }] },
      ['mulDiv', ['sub', ['mul', { v: 'width' }, { v: 'length' }], 2280000], 6500, 100000],
      { lookup: 'cover', keys: [{ v: 'cover' }] },
    ],
  });
  assert.equal(resultOf('base[series, core] + (width*length - 2280000) * 6500 / 100000 + cover[cover]'), 575600);
});

test('signs bind as in arithmetic', () => {
  assert.equal(resultOf('2 + 3 * 4 - 10 / 4'), 2 + 12 - 3);
  assert.equal(resultOf('-(2 + 3) * -4'), 20);
  assert.equal(resultOf('10 - 3 - 2'), 5);
  assert.equal(resultOf('1 + 2 > 2 and not (1 = 2) or 0'), 1);
  assert.equal(resultOf('width >= 1800 ? 5 : width < 1200 ? 6 : 7'), 5);
  assert.equal(resultOf('(3 != 4) + (3 <= 3) + (3 < 3) + (3 == 3)'), 3);
});

test('a product is divided once, with one rounding', () => {
  assert.equal(resultOf('7 * 5 / 10'), 4);
  assert.equal(resultOf('ceil(7 * 3 / 10)'), 3);
  assert.equal(resultOf('round(7 * 3 / 10)'), 2);
  assert.equal(resultOf('width * 12.5%'), 225);
  assert.equal(resultOf('1.15 * 1001'), 1151);
  assert.equal(resultOf('900 / 0.5'), 1800);
  assert.equal(resultOf('stepUp(1001, 50) + nextIn(1530, 1200, 1800) + min(3, 2, 9) + max(1, 4)'), 1050 + 1800 + 2 + 4);
});

test('texts are compared in either kind of quotes, and Chinese signs are understood', () => {
  assert.equal(resultOf(`if(series = 'royal', 1, 2) + if(series = "classic", 10, 20)`), 21);
  assert.equal(resultOf('（width ＋ 200）× 2 ÷ 4'), 1000);
  assert.equal(resultOf('if（width ≥ 1800，cover【cover】，0）'), 29900);
  assert.equal(resultOf('flat[code]'), 7);
});

test('a formula that cannot be read says where', () => {
  assert.deepEqual(problemsOf('1 + '), ['UNEXPECTED 4 ']);
  assert.deepEqual(problemsOf('(1 + 2'), ['UNEXPECTED 6 ']);
  assert.deepEqual(problemsOf('1 2'), ['UNEXPECTED 2 2']);
  assert.deepEqual(problemsOf('width # 2'), ['BAD_CHARACTER 6 #']);
  assert.deepEqual(problemsOf("cover['knit"), ["BAD_CHARACTER 6 '"]);
  assert.deepEqual(problemsOf('2 + 1.5'), ['FRACTION 4']);
  assert.deepEqual(problemsOf('15% * 20%'), ['FRACTION 0']);
  assert.deepEqual(problemsOf('ceil(width)'), ['NEEDS_DIVISION 0 ceil']);
  assert.deepEqual(problemsOf('sqrt(width)'), ['UNKNOWN_OPERATION 0 sqrt']);
  assert.deepEqual(problemsOf('99999999999999999'), ['NOT_INTEGER 0 99999999999999999']);
  assert.deepEqual(problemsOf(''), ['UNEXPECTED 0 ']);
  assert.deepEqual(problemsOf('('.repeat(3000)), ['TOO_DEEP 64']);
  assert.deepEqual(problemsOf('1'.padEnd(5000, '+1')), ['TOO_LONG 4000']);
});

test('a formula that means nothing says where, with all its problems', () => {
  assert.deepEqual(problemsOf('height + colour[core]'), ['UNKNOWN_VAR 0 height', 'UNKNOWN_TABLE 9 colour']);
  assert.deepEqual(problemsOf('1 + series'), ['NEEDS_INTEGER 4 add']);
  assert.deepEqual(problemsOf('series'), ['NEEDS_INTEGER 0']);
  assert.deepEqual(problemsOf('if(series = 3, 1, 2)'), ['MIXED_TYPES 10 eq']);
  assert.deepEqual(problemsOf("if(width > 3, 1, 'x')"), ['MIXED_TYPES 0 if']);
  assert.deepEqual(problemsOf('base[series] + code'), ['TABLE_DEPTH 0 base']);
  assert.deepEqual(problemsOf('1 + code'), ['NEEDS_INTEGER 4 add']);
  assert.deepEqual(problemsOf('mulDiv(1, 2)'), ['ARITY 0 mulDiv']);
});

test('problems are told in Chinese', () => {
  assert.equal(formulaSentence({ code: 'UNKNOWN_VAR', at: 0, name: 'height' }), '第 1 个字符：没有选配项「height」');
});
