import type { Condition, Model } from './model.ts';
import { type Clause, type Effort, findProduct } from './search.ts';

/**
 * A minimal set of rules that together leave no product with the fixed values: without any one of them there would be one (or the
 * effort ran out). Looks near `names` first, so that the reason is local if there is a local one.
 */
export function coreOf(
  vars: Model['vars'],
  clauses: readonly Clause[],
  effort: Effort,
  names: readonly string[],
  fixed: Condition = {},
): Clause[] {
  let core = neighbourhood(vars, clauses, effort, names, fixed);
  for (const clause of [...core].reverse()) {
    const without = core.filter((other) => other !== clause);
    if (findProduct(vars, without, effort, fixed) === 'NONE') core = without;
  }
  return core;
}

/** The rules on the names, then also those on their neighbours, and so on, until nothing is left. */
function neighbourhood(
  vars: Model['vars'],
  clauses: readonly Clause[],
  effort: Effort,
  names: readonly string[],
  fixed: Condition,
): Clause[] {
  let known = new Set(names);
  for (;;) {
    const near = clauses.filter((clause) => clause.scope.some((name) => known.has(name)));
    const wider = new Set([...known, ...near.flatMap((clause) => clause.scope)]);
    if (near.length && findProduct(vars, near, effort, fixed) === 'NONE') return near;
    if (wider.size === known.size) return [...clauses];
    known = wider;
  }
}

/** Allows exactly what the rule forbids. */
export function negated(clause: Clause): Clause {
  return { ...clause, kind: clause.kind === 'allow' ? 'forbid' : 'allow' };
}
