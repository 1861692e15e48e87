import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactPrice, productsOf, randomModel, randomOf } from './brute-force.fixture.ts';
import { compileFormula } from './formula.ts';
import { formulaText } from './formula-text.ts';
import type { OpTree } from './model.ts';
import { namesOf } from './op-check.ts';

test('a formula is shown as it would be typed', () => {
  const tree: OpTree = ['add', { lookup: 'base', keys: [{ v: 'series' }] }, ['mulDiv', ['sub', { v: 'width' }, 900], 65, 10]];
  assert.equal(formulaText(tree), 'base[series] + ((width - 900) * 65 / 10)');
});

test('on 500 random models the text compiles again and gives every product the same price', () => {
  let compared = 0;
  for (let seed = 1; seed <= 500; seed += 1) {
    const model = randomModel(randomOf(seed));
    if (!model.price) continue;
    const formula = compileFormula(formulaText(model.price.std), namesOf(model));
    const label = `seed ${seed}: ${formulaText(model.price.std)}`;
    // A random tree may compare what may not be compared; its text is then refused for the same reason.
    if (!formula.ok) {
      assert.ok(!formula.problems.some(({ code }) => ['UNEXPECTED', 'BAD_CHARACTER', 'NEEDS_DIVISION'].includes(code)), label);
      continue;
    }
    const again = { price: { ...model.price, std: formula.tree } };
    for (const product of productsOf(model).slice(0, 40)) {
      assert.equal(exactPrice(again, product), exactPrice(model, product), label);
      compared += 1;
    }
  }
  assert.ok(compared > 2000, `${compared}`);
});
