import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Refusal } from '#kernel/refusal';
import { type Random, randomOf } from './brute-force.fixture.ts';
import { compileModel } from './compile.ts';
import { domainsOf } from './domains.ts';
import type { Choices, Model, OpTree, PriceTable, Rule, Value } from './model.ts';
import { permits } from './rule.ts';

/** A suite of furniture: 60 options in a chain of rooms, 89 small tables between near ones; listed in no helpful order. */
function suite(random: Random): Model {
  const sizes = Array.from({ length: 60 }, (_, i) => (i < 11 ? 5 : 6)).map((size, i) =>
    i % 3 === 0 ? size - 2 : i % 3 === 1 ? size + 2 : size,
  );
  const values = (i: number) => Array.from({ length: sizes[i] ?? 1 }, (_, j) => j);
  const rules = Array.from({ length: 89 }, (_, i): Rule => {
    const from = i < 59 ? i : random.below(57);
    const to = Math.min(59, from + (i < 59 ? 1 : 2 + random.below(2)));
    const rows = values(from).flatMap((a) =>
      values(to)
        .filter((b) => (a + b) % 3 === 0 || random.chance(0.35))
        .map((b) => [a, b]),
    );
    return { id: `T${i}`, table: { cols: [`o${from}`, `o${to}`], kind: 'allow', rows } };
  });
  const tables: Record<string, PriceTable> = {};
  const terms = sizes.map((_, i): OpTree => {
    const next = i % 7 === 0 && i < 58 ? values(i + 1) : undefined;
    const entry = () => 1000 * random.below(90);
    tables[`p${i}`] = Object.fromEntries(values(i).map((a) => [a, next ? Object.fromEntries(next.map((b) => [b, entry()])) : entry()]));
    return { lookup: `p${i}`, keys: next ? [{ v: `o${i}` }, { v: `o${i + 1}` }] : [{ v: `o${i}` }] };
  });
  const names = sizes.map((_, i) => ({ i, at: random.below(1000) })).sort((a, b) => a.at - b.at || a.i - b.i);
  const vars = Object.fromEntries(names.map(({ i }): [string, Value[]] => [`o${i}`, values(i)]));
  return { vars, rules, price: { tables, std: ['stepUp', ['mulDiv', ['add', ...terms], 95, 100], 100] } };
}

type State = { last: number[]; count: bigint; least: number };

/** The same answers from left to right: all that later tables can see is the last three values. */
function scanned({ vars, rules, price }: Model, choices: Choices): { count: bigint; least: number } {
  const pairs = rules.map((rule) =>
    'table' in rule ? { cols: rule.table.cols.map((c) => Number(c.slice(1))), rows: new Set(rule.table.rows.map(String)) } : undefined,
  );
  let states = new Map<string, State>([['', { last: [], count: 1n, least: 0 }]]);
  for (let i = 0; i < 60; i += 1) {
    const ending = pairs.filter((pair) => pair?.cols[1] === i);
    const next = new Map<string, State>();
    for (const { last, count, least } of states.values()) {
      for (const value of vars[`o${i}`] ?? []) {
        const seen = [...last, Number(value)];
        const back = (level: number) => seen[seen.length - 1 - (i - level)];
        const chosen = choices[`o${i}`];
        if (chosen !== undefined && chosen !== value) continue;
        if (ending.some((pair) => !pair?.rows.has(`${back(pair.cols[0] ?? 0)},${value}`))) continue;
        const cost = least + entryOf(price?.tables ?? {}, i, back);
        const key = seen.slice(-3).join();
        const known = next.get(key);
        next.set(key, { last: seen.slice(-3), count: count + (known?.count ?? 0n), least: Math.min(cost, known?.least ?? Infinity) });
      }
    }
    states = next;
  }
  const all = [...states.values()];
  return { count: all.reduce((sum, s) => sum + s.count, 0n), least: Math.min(...all.map((s) => s.least)) };
}

/** What the price tables whose last key is option i give. */
function entryOf(tables: Readonly<Record<string, PriceTable>>, i: number, back: (level: number) => number | undefined): number {
  const own = tables[`p${i}`]?.valueOf();
  const single = typeof own === 'object' ? Object.entries(own).find(([key]) => key === String(back(i)))?.[1] : undefined;
  const before = tables[`p${i - 1}`];
  const row = typeof before === 'object' ? before[String(back(i - 1))] : undefined;
  const pair = typeof row === 'object' ? row[String(back(i))] : undefined;
  return (typeof single === 'number' ? single : 0) + (typeof pair === 'number' ? pair : 0);
}

function priced(least: number): number {
  return Math.ceil(Math.floor((least * 95 + 50) / 100) / 100) * 100;
}

const random = randomOf(2026);
const model = suite(random);
const { diagram } = compileModel(model);

test('a suite of 60 options has the products and lowest prices that a scan from left to right finds', () => {
  let choices: Choices = {};
  for (let step = 0; step < 12; step += 1) {
    const now = domainsOf(diagram, choices);
    const { count, least } = scanned(model, choices);
    // The count is a float: exact up to 2^53, close beyond.
    assert.ok(Math.abs(now.solutions - Number(count)) <= Number(count) * (Number(count) < 2 ** 53 ? 0 : 1e-12));
    assert.equal(now.fromFen, priced(least));
    assert.ok(now.exact);
    const name = `o${random.below(60)}`;
    for (const { value, fits, fromFen } of now.options[name] ?? []) {
      const other = scanned(model, { ...choices, [name]: value });
      assert.equal(fits, other.count > 0n);
      assert.equal(fromFen, fits ? priced(other.least) : undefined);
    }
    choices = { ...choices, [name]: random.pick(now.domains[name] ?? []) };
  }
});

test('the suite fits a phone, and compiles to the same diagram again', () => {
  const json = JSON.stringify(diagram);
  assert.ok(gzipSync(json).length <= 65_536);
  assert.equal(JSON.stringify(compileModel(model).diagram), json);
});

test('random sessions on the suite end in a product that keeps every table', () => {
  for (let session = 0; session < 40; session += 1) {
    let choices: Choices = {};
    for (const name of Object.keys(model.vars).sort(() => random.below(3) - 1)) {
      choices = { ...choices, [name]: random.pick(domainsOf(diagram, choices).domains[name] ?? []) };
    }
    assert.equal(domainsOf(diagram, choices).solutions, 1);
    assert.ok(model.rules.every((rule) => permits(rule, choices)));
  }
});

test('a model whose rules tie everything together is refused with the options to split by', () => {
  const names = Array.from({ length: 24 }, (_, i) => `x${i}`);
  const vars = Object.fromEntries(names.map((name) => [name, Array.from({ length: 9 }, (_, i) => i)]));
  const rules = names.flatMap((a, i) =>
    names.slice(i + 1).map((b): Rule => {
      const rows = Array.from({ length: 40 }, () => [random.below(9), random.below(9)]);
      return { id: `${a}${b}`, table: { cols: [a, b], kind: 'forbid', rows: rows.slice(0, 12) } };
    }),
  );
  assert.throws(
    () => compileModel({ vars, rules }, 20_000),
    (error) => error instanceof Refusal && error.code === 'TOO_LARGE' && String(error.facts.names).split(', ').length === 3,
  );
});

test('a formula that ties too many options together gives lower bounds, and says so', () => {
  const vars = Object.fromEntries(
    Array.from({ length: 20 }, (_, i): [string, number[]] => [`n${i}`, [7 ** 3 + i * 13, 3000 + i * i, 9001 - i * 7]]),
  );
  const names = Object.keys(vars).map((v): OpTree => ({ v }));
  const std: OpTree = ['add', ['mulDiv', ['add', ...names], ['add', ...names], 97], 5];
  const { diagram: tangled, entangled } = compileModel({ vars, rules: [], price: { tables: {}, std } });
  assert.ok(entangled);
  const { fromFen, exact } = domainsOf(tangled, {});
  assert.equal(exact, false);
  const cheapest = Object.fromEntries(Object.entries(vars).map(([name, values]) => [name, Math.min(...values)]));
  const { priceFen } = domainsOf(tangled, cheapest);
  assert.ok(priceFen !== undefined && fromFen !== undefined && fromFen <= priceFen);
  assert.equal(domainsOf(tangled, cheapest).fromFen, priceFen);
});
