import { type Random, randomOf } from '#configurator/domain/brute-force.fixture';
import type { Choices, Condition, Model, Rule, Value } from '#configurator/domain/model';
import { permits } from '#configurator/domain/rule';
import { suite } from './suite.ts';

/** Three models that are larger than can be listed, always the same. */
export const largerModels = (): Record<string, Model> => ({
  'a suite of 60 options': suite(randomOf(2026)),
  'a wardrobe of 36 options': wardrobe(randomOf(36)),
  'a tree of 161 features': featureTree(randomOf(161)),
});

/** How far apart the options of one rule may stand in the list. */
const NEAR = 5;

/** A wardrobe of 36 options with 70 rules of every kind, between options that stand near each other; one product at least keeps them all. */
function wardrobe(random: Random): Model {
  const sizes = Array.from({ length: 36 }, () => 2 + random.below(5));
  const vars = Object.fromEntries(
    sizes.map((size, i): [string, Value[]] => [`w${i}`, Array.from({ length: size }, (_, n) => 10 * (n + 1))]),
  );
  const product = Object.fromEntries(Object.entries(vars).map(([name, values]) => [name, random.pick(values)]));
  const rules: Rule[] = [];
  while (rules.length < 70) {
    const rule = nearRule(random, `W${rules.length}`, vars);
    if (permits(rule, product)) rules.push(rule);
  }
  return { vars, rules };
}

function nearRule(random: Random, id: string, vars: Model['vars']): Rule {
  const names = near(random, Object.keys(vars));
  const [first = '', second = '', third = ''] = names;
  const some = (name: string, most: number) => (vars[name] ?? []).filter(() => random.chance(0.5)).slice(0, most);
  const condition = (...of: string[]): Condition =>
    Object.fromEntries(of.map((name) => [name, [random.pick(vars[name] ?? []), ...some(name, 1)]]));
  const cell = (name: string): Value => (random.chance(0.25) ? '*' : random.pick(vars[name] ?? []));
  switch (random.below(4)) {
    case 0:
      return { id, not: condition(first, second, third) };
    case 1:
      return { id, if: condition(first, second), then: condition(third) };
    case 2:
      return { id, table: { cols: names, kind: 'forbid', rows: Array.from({ length: 3 }, () => names.map(cell)) } };
    default:
      return { id, table: { cols: names, kind: 'allow', rows: Array.from({ length: 14 }, () => names.map(cell)) } };
  }
}

/** Three different names out of a few neighbours. */
function near(random: Random, names: readonly string[]): string[] {
  const from = random.below(names.length - NEAR);
  const few = names.slice(from, from + NEAR);
  while (few.length > 3) few.splice(random.below(few.length), 1);
  return few;
}

const FEATURES = 161;
const KIDS = [1, 2, 3, 4];
const ACROSS = 24;

/**
 * A tree of 161 features that a product has or has not, as feature models are published: obligatory and optional parts, groups of which
 * exactly one or at least one is there, and 24 features that need or rule out a cousin.
 */
function featureTree(random: Random): Model {
  const vars = Object.fromEntries(Array.from({ length: FEATURES }, (_, i): [string, Value[]] => [`f${i}`, ['yes', 'no']]));
  const product: Record<string, Value> = { f0: 'yes' };
  const rules: Rule[] = [{ id: 'root', not: has('f0', 'no') }];
  for (let i = 0; 4 * i + 4 < FEATURES; i += 1) {
    const group = groupBelow(
      random,
      `f${i}`,
      KIDS.map((n) => `f${4 * i + n}`),
    );
    rules.push(...group.rules);
    for (const kid of group.kids) product[kid] = product[`f${i}`] === 'yes' && group.least.includes(kid) ? 'yes' : 'no';
  }
  return { vars, rules: [...rules, ...rulesAcross(random, product)] };
}

const has = (name: string, is = 'yes'): Condition => ({ [name]: [is] });

type Group = { kids: readonly string[]; rules: Rule[] /** What is there at least, with the parent. */; least: readonly string[] };

function groupBelow(random: Random, parent: string, kids: readonly string[]): Group {
  const rules = kids.map((kid): Rule => ({ id: `${kid}-in-${parent}`, if: has(kid), then: has(parent) }));
  const kind = random.below(3);
  if (kind === 0) {
    const least = kids.filter(() => random.chance(0.3));
    return {
      kids,
      least,
      rules: [...rules, ...least.map((kid): Rule => ({ id: `${parent}-with-${kid}`, if: has(parent), then: has(kid) }))],
    };
  }
  const none: Rule = { id: `${parent}-some`, not: Object.assign(has(parent), ...kids.map((kid) => has(kid, 'no'))) };
  const pairs = kids.flatMap((a, i) => kids.slice(i + 1).map((b): Rule => ({ id: `${a}-or-${b}`, not: { ...has(a), ...has(b) } })));
  return { kids, least: [random.pick(kids)], rules: [...rules, none, ...(kind === 1 ? pairs : [])] };
}

/** Between leaves that hang under neighbouring branches, such that the product stays possible. */
function rulesAcross(random: Random, product: Choices): Rule[] {
  const rules: Rule[] = [];
  while (rules.length < ACROSS) {
    const at = 41 + random.below(FEATURES - 49);
    const [one, other] = [`f${at}`, `f${at + 1 + random.below(8)}`];
    const id = `across${rules.length}`;
    const rule: Rule = random.chance(0.5) ? { id, if: has(one), then: has(other) } : { id, not: { ...has(one), ...has(other) } };
    if (permits(rule, product)) rules.push(rule);
  }
  return rules;
}
