/** For tests: random models, and every answer again by listing all products. Shares no code with the compiler or the runtime. */
import {
  type Choices,
  type Condition,
  isNumberList,
  isOpNode,
  type Model,
  type OpTree,
  type PriceTable,
  type Rule,
  type Value,
} from './model.ts';

export type Random = {
  below: (n: number) => number;
  chance: (p: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

/** Mulberry32: a failing seed can be run again. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return { below, chance: (p) => next() < p, pick };
}

/** 2 to 9 variables of 1 to 4 values, numbers and texts, 0 to 8 rules of every kind, mostly with a price. */
export function randomModel(random: Random): Model {
  const vars: Record<string, Value[]> = {};
  const count = 2 + random.below(8);
  for (let i = 0; i < count; i += 1) {
    const numbers = random.chance(0.4);
    const size = 1 + random.below(count > 6 ? 3 : 4);
    vars[`v${i}`] = Array.from({ length: size }, (_, j) => (numbers ? 100 * (j + 1) + 10 * i : `${String.fromCharCode(97 + j)}`));
  }
  // The same code once as a number and once as text.
  if (random.chance(0.3)) vars.v0 = [1, '1', 2];
  const rules = Array.from({ length: random.below(9) }, (_, i) => randomRule(random, `R${i}`, vars));
  return random.chance(0.85) ? { vars, rules, price: randomPrice(random, vars) } : { vars, rules };
}

function randomRule(random: Random, id: string, vars: Model['vars']): Rule {
  const kind = random.below(4);
  if (kind === 0) return { id, not: randomCondition(random, vars, 1 + random.below(3)) };
  if (kind === 1) {
    const [left, right] = [randomCondition(random, vars, 1 + random.below(2)), randomCondition(random, vars, 1 + random.below(2))];
    return { id, if: left, then: right };
  }
  const cols = someOf(random, Object.keys(vars), 2 + random.below(2));
  const allow = random.chance(0.5);
  const rows = Array.from({ length: allow ? 4 + random.below(8) : 1 + random.below(4) }, () =>
    cols.map((name): Value => (random.chance(0.25) ? '*' : random.pick(vars[name] ?? []))),
  );
  return { id, table: { cols, kind: allow ? 'allow' : 'forbid', rows } };
}

function randomCondition(random: Random, vars: Model['vars'], size: number): Condition {
  return Object.fromEntries(
    someOf(random, Object.keys(vars), size).map((name) => [name, someOf(random, vars[name] ?? [], 1 + random.below(2))]),
  );
}

function someOf<T>(random: Random, list: readonly T[], most: number): T[] {
  const left = [...list];
  const taken: T[] = [];
  while (taken.length < most && left.length) taken.push(...left.splice(random.below(left.length), 1));
  return taken;
}

function randomPrice(random: Random, vars: Model['vars']): NonNullable<Model['price']> {
  const tables: Record<string, PriceTable> = {};
  const numeric = Object.keys(vars).filter((name) => vars[name]?.every((value) => typeof value === 'number'));
  const lookup = (): OpTree => {
    const keys = someOf(random, Object.keys(vars), 1 + random.below(2));
    const name = `t${Object.keys(tables).length}`;
    tables[name] = randomTable(
      random,
      keys.map((key) => vars[key] ?? []),
    );
    return { lookup: name, keys: keys.map((v) => ({ v })) };
  };
  const leaf = (): OpTree =>
    random.chance(0.6) ? lookup() : numeric.length && random.chance(0.7) ? { v: random.pick(numeric) } : random.below(900) - 100;
  const tree = (depth: number): OpTree => (depth === 0 ? leaf() : randomNode(random, vars, () => tree(depth - 1)));
  const sum: OpTree = ['add', ...Array.from({ length: 1 + random.below(4) }, () => tree(random.below(3)))];
  if (random.chance(0.3)) return { tables, std: ['stepUp', ['mulDiv', sum, 1 + random.below(200), 100], 1 + random.below(100)] };
  return { tables, std: sum };
}

function randomTable(random: Random, keys: readonly (readonly Value[])[]): PriceTable {
  const [first, ...rest] = keys;
  if (!first) return random.below(2000) - 200;
  const entries = first.filter(() => rest.length === 0 || !random.chance(0.01)).map((value) => [String(value), randomTable(random, rest)]);
  return Object.fromEntries(entries);
}

function randomNode(random: Random, vars: Model['vars'], below: () => OpTree): OpTree {
  const condition = (): OpTree => {
    const name = random.pick(Object.keys(vars));
    const value = random.pick(vars[name] ?? []);
    const test: OpTree = ['eq', { v: name }, typeof value === 'string' ? { s: value } : value];
    return random.chance(0.2) ? ['or', test, ['gt', below(), 300]] : random.chance(0.2) ? ['and', test, ['ge', below(), 300]] : test;
  };
  switch (random.below(9)) {
    case 0:
      return ['sub', below(), below()];
    case 1:
      return ['mul', random.below(5) - 1, below()];
    case 2:
      return ['mulDiv', below(), below(), 7 + random.below(100)];
    case 3:
      return ['mulDivCeil', below(), 3, 1 + random.below(9)];
    case 4:
      return ['if', condition(), below(), below()];
    case 5:
      return [random.chance(0.5) ? 'min' : 'max', below(), below()];
    case 6:
      return ['stepUp', below(), 1 + random.below(60)];
    case 7:
      return ['nextIn', below(), [-1_000_000, 0, 150, 400, 10_000_000_000]];
    default:
      return ['add', below(), below(), 5];
  }
}

/** All valid products, by trying all. */
export function productsOf({ vars, rules }: Pick<Model, 'vars' | 'rules'>): Choices[] {
  let all: Record<string, Value>[] = [{}];
  for (const [name, values] of Object.entries(vars)) all = all.flatMap((product) => values.map((value) => ({ ...product, [name]: value })));
  return all.filter((product) => rules.every((rule) => kept(rule, product)));
}

function kept(rule: Rule, product: Choices): boolean {
  const met = (condition: Condition) => {
    for (const name in condition) if (!condition[name]?.some((value) => value === product[name])) return false;
    return true;
  };
  if ('not' in rule) return !met(rule.not);
  if ('if' in rule) return met(rule.if) ? met(rule.then) : true;
  let listed = false;
  for (const row of rule.table.rows) {
    let hit = true;
    rule.table.cols.forEach((name, i) => {
      if (row[i] !== '*' && row[i] !== product[name]) hit = false;
    });
    if (hit) listed = true;
  }
  return rule.table.kind === 'allow' ? listed : !listed;
}

/** Price by big integers; undefined where there is none, or where a part of it passes 2^53. */
export function exactPrice(model: Pick<Model, 'price'>, product: Choices): number | undefined {
  const { price } = model;
  const result = price && exact(price.std, price.tables, product);
  return typeof result === 'bigint' ? Number(result) : undefined;
}

type Exact = bigint | string | undefined;

export function exact(tree: OpTree | readonly number[], tables: Readonly<Record<string, PriceTable>>, product: Choices): Exact {
  if (typeof tree === 'number') return BigInt(tree);
  if (isNumberList(tree)) return undefined;
  if ('v' in tree) return of(product[tree.v]);
  if ('s' in tree) return tree.s;
  if ('lookup' in tree) {
    let at: PriceTable | undefined = tables[tree.lookup];
    for (const key of tree.keys) at = typeof at === 'object' ? at[String(exact(key, tables, product))] : undefined;
    return typeof at === 'number' ? BigInt(at) : undefined;
  }
  if (!isOpNode(tree)) return undefined;
  const [op, ...rest] = tree;
  if (op === 'if') {
    const test = rest[0] === undefined ? undefined : exact(rest[0], tables, product);
    const branch = test === undefined ? undefined : rest[test === 0n ? 2 : 1];
    return branch === undefined ? undefined : exact(branch, tables, product);
  }
  const args = rest.flatMap((arg): Exact[] => (isNumberList(arg) ? arg.map((n) => BigInt(n)) : [exact(arg, tables, product)]));
  if (op === 'and' && args.includes(0n)) return 0n;
  if (op === 'or' && args.some((x) => typeof x === 'bigint' && x !== 0n)) return 1n;
  if (args.includes(undefined)) return undefined;
  if (op === 'eq') return args[0] === args[1] ? 1n : 0n;
  const result = integerResult(
    op,
    args.map((x) => (typeof x === 'bigint' ? x : 0n)),
  );
  return result !== undefined && Number.isSafeInteger(Number(result)) ? result : undefined;
}

function integerResult(op: string, args: readonly bigint[]): bigint | undefined {
  const [a = 0n, b = 0n, c = 0n] = args;
  const floor = (x: bigint, d: bigint) => (x - (((x % d) + d) % d)) / d;
  const [up, down] = c < 0n ? [-a * b, -c] : [a * b, c];
  const sorted = [...args].sort((x, y) => (x < y ? -1 : 1));
  switch (op) {
    case 'add':
      return args.reduce((x, y) => x + y);
    case 'mul':
      return args.reduce((x, y) => x * y);
    case 'sub':
      return a - b;
    case 'min':
      return sorted[0];
    case 'max':
      return sorted[sorted.length - 1];
    case 'mulDiv':
      return down === 0n ? undefined : up < 0n ? -floor(-2n * up + down, 2n * down) : floor(2n * up + down, 2n * down);
    case 'mulDivCeil':
      return down === 0n ? undefined : -floor(-up, down);
    case 'stepUp':
      return b > 0n ? -floor(-a, b) * b : undefined;
    case 'nextIn':
      return sorted.find((x) => x >= a && args.slice(1).includes(x));
    case 'ge':
      return a >= b ? 1n : 0n;
    case 'gt':
      return a > b ? 1n : 0n;
    case 'and':
      return 1n;
    case 'or':
      return 0n;
    default:
      throw new RangeError(op);
  }
}

function of(value: Value | undefined): Exact {
  return typeof value === 'number' ? BigInt(value) : value;
}
