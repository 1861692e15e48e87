import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactPrice, productsOf, type Random, randomModel, randomOf } from './brute-force.fixture.ts';
import { compileModel } from './compile.ts';
import type { Diagram } from './diagram.ts';
import { domainsOf } from './domains.ts';
import type { Choices, Model, Value } from './model.ts';

type Sample = { seed: number; random: Random; model: Model; diagram: Diagram; products: Choices[]; prices: (number | undefined)[] };

function sampleOf(seed: number): Sample {
  const random = randomOf(seed);
  const model = randomModel(random);
  const products = productsOf(model);
  return {
    seed,
    random,
    model,
    diagram: compileModel(model).diagram,
    products,
    prices: products.map((product) => exactPrice(model, product)),
  };
}

function has(product: Choices, choices: Choices): boolean {
  return Object.entries(choices).every(([name, value]) => product[name] === value);
}

function without(choices: Choices, name: string): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([other]) => other !== name));
}

/** The lowest price of the products with these choices, if all products of the model have one. */
function least({ products, prices }: Sample, choices: Choices): number | undefined {
  if (prices.includes(undefined)) return undefined;
  const found = prices.filter((_, i) => has(products[i] ?? {}, choices)).map(Number);
  return found.length ? Math.min(...found) : undefined;
}

/** Any choices at all, also contradictory ones; now and then a value of the wrong type or an unknown variable. */
function anyChoices({ random, model }: Sample): Choices {
  const choices: Record<string, Value> = {};
  for (const [name, values] of Object.entries(model.vars)) if (random.chance(0.35)) choices[name] = random.pick(values);
  if (random.chance(0.03)) choices.v1 = String(choices.v1 ?? 'x');
  if (random.chance(0.03)) choices.unknown = 1;
  return choices;
}

function assertOutlook(sample: Sample, choices: Choices): void {
  const { model, diagram, products, prices } = sample;
  const now = domainsOf(diagram, choices);
  const label = `seed ${sample.seed} ${JSON.stringify(choices)}`;
  const left = products.filter((product) => has(product, choices));
  assert.equal(now.solutions, left.length, label);
  const domains = Object.entries(model.vars).map(
    ([name, values]) => [name, values.filter((value) => left.some((p) => p[name] === value))] as const,
  );
  assert.deepEqual(now.domains, Object.fromEntries(domains), label);
  const implied = domains.flatMap(([name, values]) => (values.length === 1 && !(name in choices) ? [[name, values[0]]] : []));
  assert.deepEqual(now.implied, Object.fromEntries(implied), label);
  assert.equal(now.fromFen, least(sample, choices) ?? now.priceFen, label);
  if (now.priceFen !== undefined) for (const product of left) assert.equal(exactPrice(model, product), now.priceFen, label);
  assert.equal(now.exact, Boolean(model.price) && products.length > 0 && !prices.includes(undefined), label);
  if (!('unknown' in choices)) assertOptions(sample, choices, label);
  if (left.length === 1 && exactPrice(model, left[0] ?? {}) !== undefined) assert.notEqual(now.priceFen, undefined, label);
}

function assertOptions(sample: Sample, choices: Choices, label: string): void {
  const { options } = domainsOf(sample.diagram, choices);
  for (const [name, values] of Object.entries(sample.model.vars)) {
    const expected = values.map((value) => {
      const others = { ...without(choices, name), [name]: value };
      const fits = sample.products.some((product) => has(product, others));
      const fromFen = least(sample, others);
      return { value, fits, ...(fromFen === undefined ? {} : { fromFen }) };
    });
    assert.deepEqual(options[name], expected, `${label} ${name}`);
  }
}

test('1,000 random models answer like a list of all their products', () => {
  let priced = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const sample = sampleOf(seed);
    assertOutlook(sample, {});
    for (let i = 0; i < 3; i += 1) assertOutlook(sample, anyChoices(sample));
    if (domainsOf(sample.diagram, {}).fromFen !== undefined) priced += 1;
  }
  assert.ok(priced > 400, `only ${priced} of the models had prices`);
});

test('1,000 random sessions end in a valid product, whatever is picked and in which order', () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { random, model, diagram, products } = sampleOf(seed);
    let choices: Record<string, Value> = {};
    if (products.length === 0) continue;
    const names = Object.keys(model.vars).sort(() => random.below(3) - 1);
    for (const name of names) choices = { ...choices, [name]: random.pick(domainsOf(diagram, choices).domains[name] ?? []) };
    assert.equal(domainsOf(diagram, choices).solutions, 1);
    assert.ok(products.some((product) => has(product, choices)));
    const reversed = Object.fromEntries(Object.entries(choices).reverse());
    assert.deepEqual(domainsOf(diagram, reversed), domainsOf(diagram, choices));
  }
});

test('a number and the same digits as text are different values', () => {
  const vars = { size: [1, '1'], kind: ['a', 'b'] };
  const { diagram } = compileModel({ vars, rules: [{ id: 'R', not: { size: [1], kind: ['a'] } }] });
  assert.deepEqual(domainsOf(diagram, { size: 1 }).domains, { size: [1], kind: ['b'] });
  assert.deepEqual(domainsOf(diagram, { size: '1' }).domains, { size: ['1'], kind: ['a', 'b'] });
});

test('a diagram survives JSON', () => {
  const { diagram } = compileModel(randomModel(randomOf(7)));
  const copy: Diagram = JSON.parse(JSON.stringify(diagram));
  assert.deepEqual(domainsOf(copy, {}), domainsOf(diagram, {}));
});

test('a measure outside its range or off its grid leaves no product; inside it prices the product', () => {
  const { diagram } = compileModel({
    vars: { fabric: ['plain', 'silk'] },
    rules: [],
    measures: { length: { min: 100, max: 500, step: 10 } },
    price: {
      tables: { metre: { plain: 20, silk: 90 } },
      std: ['add', 1000, ['mul', { v: 'length' }, { lookup: 'metre', keys: [{ v: 'fabric' }] }]],
    },
  });
  assert.equal(domainsOf(diagram, {}).fromFen, 1000 + 100 * 20);
  assert.equal(domainsOf(diagram, {}).exact, false);
  assert.equal(domainsOf(diagram, { fabric: 'silk', length: 300 }).priceFen, 1000 + 300 * 90);
  assert.equal(domainsOf(diagram, { fabric: 'silk', length: 300 }).fromFen, 1000 + 300 * 90);
  for (const length of [90, 510, 305, '300']) assert.equal(domainsOf(diagram, { length }).solutions, 0);
});
