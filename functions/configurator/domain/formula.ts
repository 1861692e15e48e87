/**
 * Formulas as head office types them, compiled to operation trees on the server; phones get the tree only, never a parser.
 *
 *   base[series][core] + (width * length - 2280000) * 6500 / 100000 + cover[cover]
 *   stepUp(ceil(length / 100) * 1200 * 115%, 100) + if(series = 'royal' and width >= 1800, 20000, 0)
 *
 * a * b / c is one operation with one rounding, half up; ceil(a * b / c) rounds up. A percentage or decimal is a factor:
 * x * 12.5% is x * 125 / 1000. A name before brackets is a price table, before parentheses an operation, else a variable.
 */
import { FormulaStop, placeOf, treeOf } from './formula-expression.ts';
import { parse } from './formula-parser.ts';
import type { OpTree } from './model.ts';
import { checkTree, type Names } from './op-check.ts';
import type { FormulaProblem } from './problem.ts';

export type Formula = { ok: true; tree: OpTree } | { ok: false; problems: FormulaProblem[] };

const LONGEST = 4_000;

/** Parses and type-checks a formula against the variables and tables that it may name (`namesOf(model)`). */
export function compileFormula(text: string, names: Names): Formula {
  if (text.length > LONGEST) return { ok: false, problems: [{ code: 'TOO_LONG', at: LONGEST }] };
  try {
    const expression = parse(text);
    const tree = treeOf(expression);
    const problems = checkTree(tree, names).map(({ path, ...problem }): FormulaProblem => ({ ...problem, at: placeOf(expression, path) }));
    return problems.length ? { ok: false, problems } : { ok: true, tree };
  } catch (error) {
    if (error instanceof FormulaStop) return { ok: false, problems: [error.problem] };
    throw error;
  }
}
