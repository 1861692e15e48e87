import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { rulesBehind } from './blame.ts';
import { exactPrice, productsOf, randomModel, randomOf } from './brute-force.fixture.ts';
import { domainsOf } from './domains.ts';
import type { Model, Rule } from './model.ts';
import type { Problem } from './problem.ts';
import { checkModel } from './publish.ts';
import { publishSentence } from './publish-sentences.ts';

const gzipBytes = (json: string) => gzipSync(json).length;

function problemsOf(model: Model): Problem[] {
  const checked = checkModel(model, gzipBytes);
  return checked.ok ? [] : checked.problems;
}

const vars = { p: ['1', '2'], a: ['x', 'y'], b: ['x', 'y'], c: ['x', 'y'] };

function differ(id: string, left: string, right: string): Rule {
  const rows = [
    ['1', 'x', 'x'],
    ['1', 'y', 'y'],
  ];
  return { id, table: { cols: ['p', left, right], kind: 'forbid', rows } };
}

const triangle = [differ('E1', 'a', 'b'), differ('E2', 'b', 'c'), differ('E3', 'a', 'c')];

test('a value that no product has names the smallest set of rules that excludes it', () => {
  const [problem, ...others] = problemsOf({ vars, rules: triangle });
  assert.deepEqual(problem, { code: 'DEAD_VALUE', name: 'p', value: '1', rules: ['E1', 'E2', 'E3'], counterExample: { p: '1' } });
  assert.deepEqual(others, []);
  assert.ok(problem);
  assert.equal(publishSentence(problem), '选值「p = 1」永远选不到：被规则 「E1」、「E2」、「E3」 排除');
});

test('a model without any product names rules that contradict each other, and no others', () => {
  const rules: Rule[] = [...triangle, { id: 'P', not: { p: ['2'] } }, { id: 'Z', not: { a: ['x'], c: ['y'] } }];
  const [problem] = problemsOf({ vars, rules });
  assert.equal(problem?.code, 'NO_PRODUCT');
  assert.deepEqual([...(problem?.rules ?? [])].sort(), ['E1', 'E2', 'E3', 'P']);
});

test('a rule that others already imply is dead, and they are named', () => {
  const rules: Rule[] = [
    { id: 'R1', not: { a: ['x'], b: ['x'] } },
    { id: 'R2', not: { a: ['x'], b: ['x'], c: ['y'] } },
    { id: 'R3', not: { p: ['1'], c: ['x'] } },
  ];
  const [problem, ...others] = problemsOf({ vars, rules });
  assert.deepEqual(problem, { code: 'DEAD_RULE', ruleId: 'R2', rules: ['R1'], counterExample: { a: 'x', b: 'x', c: 'y' } });
  assert.deepEqual(others, []);
});

test('a rule that excludes nothing at all is idle', () => {
  assert.deepEqual(
    problemsOf({
      vars,
      rules: [
        {
          id: 'R1',
          table: {
            cols: ['a', 'b'],
            kind: 'allow',
            rows: [
              ['*', 'x'],
              ['*', 'y'],
            ],
          },
        },
      ],
    }),
    [{ code: 'IDLE_RULE', ruleId: 'R1' }],
  );
});

test('a product without a price is shown by what the formula looks at', () => {
  const tables = { base: { x: { '1': 5 }, y: { '1': 6, '2': 7 } } };
  const model: Model = { vars, rules: [], price: { tables, std: { lookup: 'base', keys: [{ v: 'a' }, { v: 'p' }] } } };
  const [problem] = problemsOf(model);
  assert.deepEqual(problem, { code: 'NO_PRICE', name: 'base', counterExample: { p: '2', a: 'x' } });
  assert.deepEqual(problemsOf({ ...model, rules: [{ id: 'R', not: { a: ['x'], p: ['2'] } }] }), []);
});

test('a negative price is shown by a product that has it', () => {
  const price = { tables: { off: { x: -10, y: 5 } }, std: ['add', 3, { lookup: 'off', keys: [{ v: 'a' }] }] as const };
  const [problem] = problemsOf({ vars, rules: [], price });
  assert.equal(problem?.code, 'NEGATIVE_PRICE');
  assert.equal(problem?.counterExample?.a, 'x');
});

test('names and values that do not exist are found before anything is compiled', () => {
  const rules: Rule[] = [
    { id: 'R1', not: { q: ['1'] } },
    { id: 'R2', not: { p: [1] } },
    { id: 'R2', table: { cols: ['a', 'b'], kind: 'allow', rows: [['x']] } },
    { id: 'R4', not: {} },
  ];
  const model: Model = {
    vars: { ...vars, toString: ['x'], d: [], e: ['k', 'k'] },
    rules,
    price: { tables: {}, std: ['sub', { v: 'p' }, ['add', { v: 'z' }]] },
  };
  assert.deepEqual(problemsOf(model), [
    { code: 'BAD_NAME', name: 'toString' },
    { code: 'NO_VALUES', name: 'd' },
    { code: 'DUPLICATE_VALUE', name: 'e', value: 'k' },
    { code: 'DUPLICATE_RULE', ruleId: 'R2' },
    { code: 'UNKNOWN_VAR', ruleId: 'R1', name: 'q' },
    { code: 'UNKNOWN_VALUE', ruleId: 'R2', name: 'p', value: 1 },
    { code: 'BAD_TABLE', ruleId: 'R2' },
    { code: 'EMPTY_CONDITION', ruleId: 'R4' },
    { code: 'BAD_FORMULA', formula: { code: 'UNKNOWN_VAR', path: [1, 0] }, name: 'z' },
  ]);
  for (const problem of problemsOf(model)) assert.doesNotMatch(publishSentence(problem), /[{}]/);
});

test('a diagram that is too heavy for a phone is refused with its weight', () => {
  const checked = checkModel({ vars, rules: [] }, () => 70_000);
  assert.deepEqual(checked, { ok: false, problems: [{ code: 'TOO_MANY_BYTES', size: 70_000 }] });
});

test('rules behind a conflict are named, and no others', () => {
  const rules: Rule[] = [
    { id: 'R1', not: { a: ['x'], b: ['x'] } },
    { id: 'R2', not: { b: ['y'], c: ['x'] } },
    { id: 'R3', not: { p: ['1'], c: ['x'] } },
  ];
  assert.deepEqual(rulesBehind({ vars, rules }, { a: 'x' }, ['c', 'x']).sort(), ['R1', 'R2']);
});

/** The model again, without the rules of these ids. */
function lacking(model: Model, ids: readonly string[]): Model {
  return { ...model, rules: model.rules.filter((rule) => !ids.includes(rule.id)) };
}

test('on 400 random models the checks find exactly what listing all products finds', () => {
  const counts: Record<string, number> = {};
  for (let seed = 1; seed <= 400; seed += 1) {
    const model = randomModel(randomOf(seed));
    const products = productsOf(model);
    const checked = checkModel(model, gzipBytes);
    const problems = checked.ok ? [] : checked.problems;
    const of = (code: string) => problems.filter((problem) => problem.code === code);
    for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
    if (problems.some(({ code }) => ['BAD_FORMULA', 'DUPLICATE_VALUE'].includes(code))) continue;
    assert.equal(of('NO_PRODUCT').length, products.length ? 0 : 1, `seed ${seed}`);
    for (const { rules = [] } of of('NO_PRODUCT')) assertCore(model, rules, seed, (m) => productsOf(m).length === 0);
    if (products.length === 0) continue;
    const dead = Object.entries(model.vars).flatMap(([name, values]) =>
      values.filter((v) => !products.some((p) => p[name] === v)).map((v) => `${name} ${v}`),
    );
    assert.deepEqual(
      of('DEAD_VALUE').map(({ name, value }) => `${name} ${value}`),
      dead,
      `seed ${seed}`,
    );
    for (const { name = '', value, rules = [] } of of('DEAD_VALUE'))
      assertCore(model, rules, seed, (m) => !productsOf(m).some((p) => p[name] === value));
    const useless = model.rules.filter((rule) => productsOf(lacking(model, [rule.id])).length === products.length).map((rule) => rule.id);
    assert.deepEqual([...of('DEAD_RULE'), ...of('IDLE_RULE')].map(({ ruleId }) => ruleId).sort(), useless.sort(), `seed ${seed}`);
    const unpriced = Boolean(model.price) && products.some((product) => exactPrice(model, product) === undefined);
    assert.equal(of('NO_PRICE').length, unpriced ? 1 : 0, `seed ${seed}`);
    if (checked.ok) assert.equal(domainsOf(checked.diagram, {}).solutions, products.length);
  }
  for (const code of ['NO_PRODUCT', 'DEAD_VALUE', 'DEAD_RULE', 'NO_PRICE', 'NEGATIVE_PRICE'])
    assert.ok((counts[code] ?? 0) > 2, `${code} ${counts[code]}`);
});

/** The named rules are enough for the fact, and without any one of them it is not so. */
function assertCore(model: Model, rules: readonly string[], seed: number, fact: (model: Model) => boolean): void {
  const others = model.rules.map((rule) => rule.id).filter((id) => !rules.includes(id));
  assert.ok(fact(lacking(model, others)), `seed ${seed}: ${rules}`);
  for (const id of rules) assert.ok(!fact(lacking(model, [...others, id])), `seed ${seed}: ${id} is not needed`);
}
