import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { randomOf } from './brute-force.fixture.ts';
import { domainsOf } from './domains.ts';
import { kitPrice } from './kit.ts';
import { checkKit, choicesOfPart, type KitTerms, kitLabels } from './kit-model.ts';
import type { Model } from './model.ts';
import { priceOf } from './walk.ts';

const mattress: Model = {
  vars: { width: [1200, 1500, 1800], core: ['spring', 'latex'] },
  rules: [{ id: 'R1', if: { core: ['latex'] }, then: { width: [1500, 1800] } }],
  price: { tables: { core: { spring: 199900, latex: 329900 } }, std: ['add', { lookup: 'core', keys: [{ v: 'core' }] }, { v: 'width' }] },
};
const bed: Model = {
  vars: { width: [1500, 1800, 2000], base: ['slats', 'box'] },
  rules: [{ id: 'R1', not: { width: [2000], base: ['box'] } }],
  price: { tables: { base: { slats: 0, box: 60000 } }, std: ['add', 329900, { lookup: 'base', keys: [{ v: 'base' }] }] },
};
const width = { name: '宽度', values: {} };
const ofMattress = { width, core: { name: '内芯', values: {} } };
const ofBed = { width, base: { name: '床架', values: {} } };
const bedroom: KitTerms = {
  shared: ['width'],
  rules: [{ id: 'K1', not: { 'mattress.core': ['latex'], 'bed.base': ['slats'] } }],
  parts: [
    { key: 'mattress', name: '床垫', qty: 1, model: mattress, labels: ofMattress },
    { key: 'bed', name: '床', qty: 1, model: bed, labels: ofBed },
    { key: 'stand', name: '床头柜', qty: 2, priceFen: 45900 },
  ],
  rateBp: 9500,
  roundTo: 100,
};
const gzipBytes = (json: string): number => gzipSync(json).length;

function compiled(terms: KitTerms) {
  const checked = checkKit(terms, gzipBytes);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.diagram;
}

test('a shared option has the values that all its parts have, and is asked for once, first', () => {
  const { vars } = compiled(bedroom);
  assert.deepEqual(Object.entries(vars)[0], ['width', [1500, 1800]]);
  assert.deepEqual(Object.keys(vars).sort(), ['bed.base', 'mattress.core', 'width']);
  assert.deepEqual(
    Object.values(kitLabels(bedroom))
      .map(({ name }) => name)
      .sort(),
    ['宽度', '床 · 床架', '床垫 · 内芯'].sort(),
  );
});

test('a rule across parts takes the other part’s value away at once', () => {
  const diagram = compiled(bedroom);
  assert.deepEqual(domainsOf(diagram, { 'mattress.core': 'latex' }).implied, { 'bed.base': 'box' });
});

test('every product of the kit costs what the kit rule says of its parts', () => {
  const diagram = compiled(bedroom);
  const random = randomOf(14);
  for (let i = 0; i < 50; i += 1) {
    const choices: Record<string, string | number> = {};
    for (const name of Object.keys(diagram.vars)) choices[name] = random.pick(domainsOf(diagram, choices).domains[name] ?? []);
    const own = (key: string, model: Model) => choicesOfPart(bedroom, { key, names: Object.keys(model.vars) }, choices);
    const prices = [
      { key: 'mattress', price: (mattress.price && priceOf(mattress.price, own('mattress', mattress))) ?? 0, qty: 1 },
      { key: 'bed', price: (bed.price && priceOf(bed.price, own('bed', bed))) ?? 0, qty: 1 },
      { key: 'stand', price: 45900, qty: 2 },
    ];
    const asked = { mattress: own('mattress', mattress), bed: own('bed', bed) };
    const whole = kitPrice({ shared: bedroom.shared, rules: bedroom.rules, parts: prices, rateBp: 9500, roundTo: 100 }, asked);
    assert.ok(whole.accepted, JSON.stringify(whole));
    assert.equal(domainsOf(diagram, choices).priceFen, whole.kitPriceFen);
  }
});

test('a value that sharing makes impossible is no longer offered', () => {
  const slim: Model = { ...bed, vars: { ...bed.vars, width: [1200, 2000] } };
  const parts = bedroom.parts.map((part) => (part.key === 'bed' ? { ...part, model: slim, labels: ofBed } : part));
  const diagram = compiled({ ...bedroom, rules: [], parts });
  assert.deepEqual(diagram.vars, { width: [1200], 'mattress.core': ['spring'], 'bed.base': ['slats', 'box'] });
});

test('a rule across parts that excludes a value for good, or nothing, is refused by name', () => {
  const never = checkKit({ ...bedroom, rules: [{ id: 'K1', not: { 'mattress.core': ['latex'] } }] }, gzipBytes);
  assert.deepEqual(!never.ok && never.problems.map(({ code, rules }) => [code, rules]), [['DEAD_VALUE', ['K1']]]);
  const idle = checkKit(
    {
      ...bedroom,
      rules: [
        { id: 'K2', not: { width: [1500], 'bed.base': ['box'], 'mattress.core': ['latex'] } },
        ...bedroom.rules,
        { id: 'K3', not: { width: [1500], 'bed.base': ['slats'], 'mattress.core': ['latex'] } },
      ],
    },
    gzipBytes,
  );
  assert.deepEqual(!idle.ok && idle.problems.map(({ code, ruleId }) => [code, ruleId]), [['DEAD_RULE', 'K3']]);
  const unknown = checkKit({ ...bedroom, rules: [{ id: 'K1', not: { 'sofa.colour': ['red'] } }] }, gzipBytes);
  assert.deepEqual(!unknown.ok && unknown.problems.map(({ code }) => code), ['UNKNOWN_VAR']);
});

test('a kit with a price of its own costs at most its parts', () => {
  const { rateBp: _, ...terms } = bedroom;
  assert.equal(domainsOf(compiled({ ...terms, priceFen: 500000 }), {}).fromFen, 500000);
  assert.equal(domainsOf(compiled({ ...terms, priceFen: 99_000_000 }), {}).fromFen, 199900 + 1500 + 329900 + 2 * 45900);
});
