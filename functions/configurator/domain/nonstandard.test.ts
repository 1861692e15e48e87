import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileModel } from './compile.ts';
import type { Choices } from './model.ts';
import { type NonstandardRule, nonstandardPrice } from './nonstandard.ts';

const { diagram } = compileModel({
  vars: { core: ['spring', 'latex'], width: [1200, 1500, 1800, 2000], firm: ['soft', 'hard'] },
  rules: [{ id: 'R1', not: { core: ['latex'], width: [2000] } }],
  price: { tables: { core: { spring: 1001, latex: 2000 } }, std: ['add', { v: 'width' }, { lookup: 'core', keys: [{ v: 'core' }] }] },
});
const rule: NonstandardRule = { step: 10, min: { width: 900 }, max: { width: 2000 }, surchargeBp: 1500, surchargeMin: 400 };

function priceOf(input: Choices, changed: Partial<NonstandardRule> = {}) {
  return nonstandardPrice(diagram, input, { ...rule, ...changed });
}

test('a size is billed as the next larger standard one, with a surcharge rounded half up', () => {
  assert.deepEqual(priceOf({ core: 'spring', width: 1530 }), {
    accepted: true,
    billedAs: { width: 1800 },
    stdPriceFen: 2801,
    surchargeFen: 420,
    priceFen: 3221,
  });
});

test('the surcharge is at least the minimum', () => {
  assert.deepEqual(priceOf({ core: 'spring', width: 900 }, { surchargeMin: 1000 }), {
    accepted: true,
    billedAs: { width: 1200 },
    stdPriceFen: 2201,
    surchargeFen: 1000,
    priceFen: 3201,
  });
});

test('a standard size has no surcharge', () => {
  const price = priceOf({ core: 'latex', width: 1500 });
  assert.deepEqual(price, { accepted: true, billedAs: { width: 1500 }, stdPriceFen: 3500, surchargeFen: 0, priceFen: 3500 });
});

test('sizes off the grid or out of range are refused, with every fault', () => {
  const refused = (width: number | string, reasons: string[]) => {
    const price = priceOf({ core: 'spring', width });
    assert.ok(!price.accepted && 'faults' in price);
    assert.deepEqual(
      price.faults.map((fault) => fault.reason),
      reasons,
    );
  };
  refused(1535, ['STEP']);
  refused(890, ['RANGE']);
  refused(2010, ['RANGE']);
  refused(895, ['STEP', 'RANGE']);
  refused('1530', ['STEP', 'RANGE']);
});

test('a size beyond the largest standard one has nothing to be billed as', () => {
  const price = priceOf({ core: 'spring', width: 2200 }, { max: { width: 2400 } });
  assert.deepEqual(price, { accepted: false, reason: 'RANGE', faults: [{ name: 'width', reason: 'RANGE' }] });
});

test('the standard size must itself be allowed with the other choices', () => {
  assert.deepEqual(priceOf({ core: 'latex', width: 1810 }), { accepted: false, reason: 'RULE', billedAs: { width: 2000 } });
});

test('an open option that the price needs leaves no price', () => {
  assert.deepEqual(priceOf({ firm: 'soft', width: 1530 }), { accepted: false, reason: 'NO_PRICE', billedAs: { width: 1800 } });
});
