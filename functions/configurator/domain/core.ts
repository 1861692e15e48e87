import type { Condition, Model } from './model.ts';
import type { Constraint } from './rule-rows.ts';
import { type Effort, findProduct } from './search.ts';

/**
 * A minimal set of constraints that together leave no product with the fixed values: without any one of them there would be one
 * (or the effort ran out). Looks near `names` first, so that the reason is local if there is a local one.
 */
export function coreOf(
  vars: Model['vars'],
  constraints: readonly Constraint[],
  effort: Effort,
  names: readonly string[],
  fixed: Condition = {},
): Constraint[] {
  let core = neighbourhood(vars, constraints, effort, names, fixed);
  for (const constraint of [...core]) {
    const without = core.filter((other) => other !== constraint);
    if (findProduct(vars, without, effort, fixed) === 'NONE') core = without;
  }
  return core;
}

/** The constraints on the names, then also those on their neighbours, and so on, until nothing is left. */
function neighbourhood(
  vars: Model['vars'],
  constraints: readonly Constraint[],
  effort: Effort,
  names: readonly string[],
  fixed: Condition,
): Constraint[] {
  let known = new Set(names);
  for (;;) {
    const near = constraints.filter((constraint) => constraint.scope.some((name) => known.has(name)));
    const wider = new Set([...known, ...near.flatMap((constraint) => constraint.scope)]);
    if (near.length && findProduct(vars, near, effort, fixed) === 'NONE') return near.reverse();
    if (wider.size === known.size) return [...constraints];
    known = wider;
  }
}

/** Allows exactly what the constraint forbids. */
export function negated(constraint: Constraint): Constraint {
  return { ...constraint, kind: constraint.kind === 'allow' ? 'forbid' : 'allow' };
}
