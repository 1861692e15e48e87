import type { Choices, Model, Rule, Value } from '#configurator/domain/model';

/** The part of logic-solver's interface that is used here. A text is a variable; '-x' its opposite. */
type Formula = string | object;
type Solver = { require: (...formulas: Formula[]) => void; solveAssuming: (formula: Formula) => { getTrueVars: () => string[] } | null };
export type Logic = {
  Solver: new () => Solver;
  exactlyOne: (...operands: Formula[]) => Formula;
  and: (...operands: Formula[]) => Formula;
  or: (...operands: Formula[]) => Formula;
};

const named = (name: string, value: Value | undefined): string => `${name}=${value}`;

/** Our model in clauses: one value an option, and no pair that a table does not list. */
export function encode(logic: Logic, { vars, rules }: Model): Solver {
  const solver = new logic.Solver();
  for (const [name, values] of Object.entries(vars)) solver.require(logic.exactlyOne(...values.map((value) => named(name, value))));
  for (const rule of rules) solver.require(...forbiddenPairs(rule, vars).map(([a, b]) => logic.or(`-${a}`, `-${b}`)));
  return solver;
}

function forbiddenPairs(rule: Rule, vars: Model['vars']): [string, string][] {
  if (!('table' in rule) || rule.table.cols.length !== 2 || rule.table.kind !== 'allow')
    throw new RangeError('tables of allowed pairs only');
  const [first = '', second = ''] = rule.table.cols;
  const allowed = new Set(rule.table.rows.map(String));
  const pairs = (vars[first] ?? []).flatMap((a) => (vars[second] ?? []).map((b) => [a, b] as const));
  return pairs.filter((pair) => !allowed.has(String(pair))).map(([a, b]) => [named(first, a), named(second, b)]);
}

/** Every value that a product with these choices can have. A found product answers for all its values: only the rest is asked. */
export function domainsBySolver(logic: Logic, solver: Solver, vars: Model['vars'], choices: Choices): Record<string, Value[]> {
  const chosen = Object.entries(choices).map(([name, value]) => named(name, value));
  const found = new Set<string>();
  const ask = (more: string[]): void => {
    for (const name of solver.solveAssuming(logic.and(...chosen, ...more))?.getTrueVars() ?? []) found.add(name);
  };
  ask([]);
  for (const [name, values] of Object.entries(vars)) {
    if (name in choices) continue;
    for (const value of values) if (!found.has(named(name, value))) ask([named(name, value)]);
  }
  return Object.fromEntries(Object.entries(vars).map(([name, values]) => [name, values.filter((value) => found.has(named(name, value)))]));
}
