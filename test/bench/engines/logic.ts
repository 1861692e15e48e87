import type { Choices, Condition, Model, Rule, RuleTable, Value } from '#configurator/domain/model';

/** The part of logic-solver's interface that is used here. A text is a variable; '-x' its opposite. */
type Formula = string | object;
type Solver = { require: (...formulas: Formula[]) => void; solveAssuming: (formula: Formula) => { getTrueVars: () => string[] } | null };
export type Logic = {
  Solver: new () => Solver;
  exactlyOne: (...operands: Formula[]) => Formula;
  and: (...operands: Formula[]) => Formula;
  or: (...operands: Formula[]) => Formula;
  not: (operand: Formula) => Formula;
  implies: (first: Formula, second: Formula) => Formula;
};

const named = (name: string, value: Value | undefined): string => `${name}=${value}`;

/** Our model in clauses, by a reading of the rules that shares nothing with the compiler's. */
export function encode(logic: Logic, { vars, rules }: Model): Solver {
  const solver = new logic.Solver();
  for (const [name, values] of Object.entries(vars)) solver.require(logic.exactlyOne(...values.map((value) => named(name, value))));
  for (const rule of rules) solver.require(...clausesOf(logic, rule, vars));
  return solver;
}

function clausesOf(logic: Logic, rule: Rule, vars: Model['vars']): Formula[] {
  if ('not' in rule) return [logic.not(met(logic, rule.not))];
  if ('if' in rule) return [logic.implies(met(logic, rule.if), met(logic, rule.then))];
  const { table } = rule;
  if (table.kind === 'allow' && table.cols.length === 2) return forbiddenPairs(table, vars).map(([a, b]) => logic.or(`-${a}`, `-${b}`));
  const rows = table.rows.map((row) => rowOf(logic, table.cols, row));
  return table.kind === 'allow' ? [logic.or(...rows)] : rows.map((row) => logic.not(row));
}

const met = (logic: Logic, condition: Condition): Formula =>
  logic.and(...Object.entries(condition).map(([name, values]) => logic.or(...values.map((value) => named(name, value)))));

const rowOf = (logic: Logic, cols: readonly string[], row: readonly Value[]): Formula =>
  logic.and(...cols.flatMap((name, i) => (row[i] === '*' ? [] : [named(name, row[i])])));

/** The shortest way to say a table of pairs to a solver: what it does not list. */
function forbiddenPairs({ cols: [first = '', second = ''], rows }: RuleTable, vars: Model['vars']): [string, string][] {
  const listed = (a: Value, b: Value): boolean => rows.some(([x, y]) => (x === '*' || x === a) && (y === '*' || y === b));
  const pairs = (vars[first] ?? []).flatMap((a) => (vars[second] ?? []).map((b) => [a, b] as const));
  return pairs.filter(([a, b]) => !listed(a, b)).map(([a, b]) => [named(first, a), named(second, b)]);
}

/** Every value that a product with these choices can have. A found product answers for all its values: only the rest is asked. */
export function domainsBySolver(logic: Logic, solver: Solver, vars: Model['vars'], choices: Choices): Record<string, Value[]> {
  const chosen = Object.entries(choices).map(([name, value]) => named(name, value));
  const found = new Set<string>();
  const ask = (more: string[]): boolean => {
    const product = solver.solveAssuming(logic.and(...chosen, ...more));
    for (const name of product?.getTrueVars() ?? []) found.add(name);
    return product !== null;
  };
  const free = ask([]) ? Object.entries(vars).filter(([name]) => !(name in choices)) : [];
  for (const [name, values] of free) for (const value of values) if (!found.has(named(name, value))) ask([named(name, value)]);
  return Object.fromEntries(Object.entries(vars).map(([name, values]) => [name, values.filter((value) => found.has(named(name, value)))]));
}
