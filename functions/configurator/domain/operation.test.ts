import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exact } from './brute-force.fixture.ts';
import type { OpTree, PriceFormula } from './model.ts';
import { priceOf, walk } from './walk.ts';

const small = fc.integer({ min: -60, max: 60 });
const wide = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 });

/** The closures against big integers: equal, or no result where there is none or it does not fit 2^53. */
function assertExact(tree: OpTree): void {
  const walked = walk(tree, {})({});
  const expected = exact(tree, {}, {});
  assert.equal(walked, expected === undefined ? NaN : Number(expected), JSON.stringify(tree));
  assert.ok(!Object.is(walked, -0), JSON.stringify(tree));
}

for (const [title, integer] of [
  ['small', small],
  ['large', wide],
] as const) {
  test(`every operation on ${title} integers agrees with big integers, also where they are negative`, () => {
    for (const op of ['mulDiv', 'mulDivCeil'] as const) {
      fc.assert(
        fc.property(integer, integer, integer, (a, b, d) => assertExact([op, a, b, d])),
        { numRuns: 3000 },
      );
    }
    for (const op of ['add', 'sub', 'mul', 'min', 'max', 'stepUp', 'eq', 'ge', 'gt', 'and', 'or'] as const) {
      fc.assert(
        fc.property(integer, integer, (a, b) => assertExact([op, a, b])),
        { numRuns: 500 },
      );
    }
    fc.assert(fc.property(integer, fc.array(integer, { minLength: 1, maxLength: 5 }), (a, list) => assertExact(['nextIn', a, list])));
    fc.assert(fc.property(integer, integer, integer, (a, b, c) => assertExact(['if', a, b, c])));
  });
}

test('halves round away from zero, "ceil" towards plus infinity', () => {
  const at = (tree: OpTree) => walk(tree, {})({});
  assert.equal(at(['mulDiv', 5, 1, 2]), 3);
  assert.equal(at(['mulDiv', -5, 1, 2]), -3);
  assert.equal(at(['mulDivCeil', -5, 1, 2]), -2);
  assert.equal(at(['mulDivCeil', 5, 1, -2]), -2);
  assert.equal(at(['stepUp', -5, 3]), -3);
  assert.equal(at(['stepUp', 1530, 100]), 1600);
  assert.equal(at(['nextIn', 1530, [1200, 2000, 1800]]), 1800);
});

const price: PriceFormula = {
  tables: { base: { royal: { 1200: 100, 1500: 200 }, classic: { 1200: 50 } } },
  std: ['if', ['eq', { v: 'gift' }, { s: 'yes' }], 0, { lookup: 'base', keys: [{ v: 'series' }, { v: 'width' }] }],
};

test('a price is found under text and number keys', () => {
  assert.equal(priceOf(price, { gift: 'no', series: 'royal', width: 1500 }), 200);
});

test('there is no price for a missing entry, an open variable or an inherited name', () => {
  assert.equal(priceOf(price, { gift: 'no', series: 'classic', width: 1500 }), undefined);
  assert.equal(priceOf(price, { gift: 'no', series: 'royal' }), undefined);
  assert.equal(priceOf(price, { gift: 'no', series: 'constructor', width: 'length' }), undefined);
  assert.equal(priceOf({ tables: {}, std: { v: 'toString' } }, {}), undefined);
  assert.equal(priceOf({ tables: {}, std: ['mulDiv', 1, 1, 0] }, {}), undefined);
  assert.equal(priceOf({ tables: {}, std: ['mul', 2 ** 30, 2 ** 30] }, {}), undefined);
});

test('a branch that is not taken may be open', () => {
  assert.equal(priceOf(price, { gift: 'yes' }), 0);
});
