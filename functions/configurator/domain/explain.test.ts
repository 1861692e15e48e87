import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactPrice, productsOf, randomModel, randomOf } from './brute-force.fixture.ts';
import { compileModel } from './compile.ts';
import { domainsOf } from './domains.ts';
import { explain } from './explain.ts';
import type { Choices, Value } from './model.ts';

type Wanted = readonly [string, Value];

function has(product: Choices, choices: Choices): boolean {
  return Object.entries(choices).every(([name, value]) => product[name] === value);
}

/** All minimal sets of choices that no product with the wanted value has, by trying all sets. */
function minimalSets(products: readonly Choices[], choices: Choices, [name, value]: Wanted): Choices[] {
  const wanted = products.filter((product) => product[name] === value);
  const entries = Object.entries(choices);
  const blocking = Array.from({ length: 2 ** entries.length }, (_, mask) =>
    entries.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 1),
  ).filter((set) => !wanted.some((product) => has(product, Object.fromEntries(set))));
  return blocking
    .filter((set) => !blocking.some((other) => other.length < set.length && other.every((e) => set.includes(e))))
    .map((set) => Object.fromEntries(set));
}

function canonical(sets: readonly Choices[]): string[] {
  return sets.map((set) => JSON.stringify(Object.entries(set).sort())).sort();
}

test('in 1,000 random models the conflicts are all the minimal ones, and every repair works', () => {
  let blocked = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const random = randomOf(seed);
    const model = randomModel(random);
    const products = productsOf(model);
    const { diagram } = compileModel(model);
    const base = products.length && random.chance(0.8) ? random.pick(products) : {};
    const chosen = Object.entries(model.vars).filter(() => random.chance(0.7));
    const choices = Object.fromEntries(chosen.map(([name, values]) => [name, base[name] ?? random.pick(values)]));
    const name = random.pick(Object.keys(model.vars));
    const wanted: Wanted = [name, random.pick(model.vars[name] ?? [])];
    const label = `seed ${seed} ${JSON.stringify({ choices, wanted })}`;
    const { conflicts, repairs, complete } = explain(diagram, choices, wanted);
    assert.ok(complete, label);
    assert.deepEqual(canonical(conflicts), canonical(minimalSets(products, choices, wanted)), label);
    const possible = products.some((product) => product[name] === wanted[1]);
    assert.equal(repairs.length > 0, possible && conflicts.length > 0, label);
    if (conflicts.length) blocked += 1;
    for (const repair of repairs) {
      assert.ok(has(repair.choices, { [wanted[0]]: wanted[1] }), label);
      const fitting = products.filter((product) => has(product, repair.choices));
      assert.ok(fitting.length > 0, label);
      if (repair.fromFen !== undefined)
        assert.equal(repair.fromFen, Math.min(...fitting.map((p) => exactPrice(model, p) ?? Infinity)), label);
      for (const kept of Object.keys(choices))
        if (!(kept in repair.drop) && kept !== name) assert.equal(repair.choices[kept], choices[kept], label);
      for (const back of Object.keys(repair.drop)) {
        const less = Object.fromEntries(Object.entries(choices).filter(([other]) => other === back || !(other in repair.drop)));
        assert.ok(!products.some((product) => has(product, less) && product[name] === wanted[1]), `${label}: ${back} need not be dropped`);
      }
    }
    const differences = repairs.map((repair) => repair.differenceFen ?? 0);
    assert.deepEqual(
      differences,
      [...differences].sort((a, b) => a - b),
      label,
    );
    assert.deepEqual(
      explain(diagram, Object.fromEntries(Object.entries(choices).reverse()), wanted),
      { conflicts, repairs, complete },
      label,
    );
  }
  assert.ok(blocked > 200, `only ${blocked} questions were about blocked values`);
});

const sofa = compileModel({
  vars: { seats: [2, 3], chaise: ['none', 'left'], fabric: ['linen', 'leather'] },
  rules: [
    { id: 'R1', if: { chaise: ['left'] }, then: { seats: [3] } },
    { id: 'R2', not: { chaise: ['left'], fabric: ['leather'] } },
  ],
  price: {
    tables: { seats: { 2: 300000, 3: 400000 }, fabric: { linen: 0, leather: 150000 } },
    std: ['add', { lookup: 'seats', keys: [{ v: 'seats' }] }, { lookup: 'fabric', keys: [{ v: 'fabric' }] }],
  },
}).diagram;

test('repairs come with what changes and what it costs', () => {
  const { conflicts, repairs } = explain(sofa, { seats: 2, fabric: 'linen' }, ['chaise', 'left']);
  assert.deepEqual(conflicts, [{ seats: 2 }]);
  assert.deepEqual(repairs, [
    {
      drop: { seats: 2 },
      change: { seats: 3 },
      choices: { seats: 3, fabric: 'linen', chaise: 'left' },
      fromFen: 400000,
      differenceFen: 100000,
    },
  ]);
});

test('a repair of two choices changes both', () => {
  const { conflicts, repairs } = explain(sofa, { seats: 2, fabric: 'leather' }, ['chaise', 'left']);
  assert.deepEqual(conflicts, [{ seats: 2 }, { fabric: 'leather' }]);
  assert.deepEqual(
    repairs.map(({ change, differenceFen }) => ({ change, differenceFen })),
    [{ change: { seats: 3, fabric: 'linen' }, differenceFen: -50000 }],
  );
});

test('a value that no product has is blocked by nothing chosen, and has no repair', () => {
  const { diagram } = compileModel({ vars: { a: [1, 2], b: [1, 2] }, rules: [{ id: 'R', not: { a: [1] } }] });
  assert.deepEqual(explain(diagram, { b: 1 }, ['a', 1]), { conflicts: [{}], repairs: [], complete: true });
});

test('a choice the model does not know is to blame, and goes in every repair', () => {
  const { conflicts, repairs } = explain(sofa, { armrest: 'wide', seats: 3 }, ['chaise', 'left']);
  assert.deepEqual(conflicts, [{ armrest: 'wide' }]);
  assert.deepEqual(repairs[0]?.choices, { seats: 3, chaise: 'left' });
  assert.equal(domainsOf(sofa, repairs[0]?.choices ?? {}).solutions, 1);
});
