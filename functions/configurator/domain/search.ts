/**
 * Looks for one product by propagation and backtracking. It answers where a diagram would have to be compiled anew for every set of
 * rules: which rules together exclude something, and whether a rule excludes anything that the others allow.
 */
import type { Choices, Condition, Model, Value } from './model.ts';
import type { Constraint } from './rule-rows.ts';

/** UNKNOWN: the effort ran out. */
export type Found = { product: Choices } | 'NONE' | 'UNKNOWN';

/** Branches that may still be tried, shared by many questions so that all of them together stay short. */
export type Effort = { left: number };

/** Per variable the values still possible. */
type Domains = ReadonlyMap<string, readonly Value[]>;
type Near = ReadonlyMap<string, readonly Constraint[]>;

export function findProduct(vars: Model['vars'], constraints: readonly Constraint[], effort: Effort, fixed: Condition = {}): Found {
  const near = new Map(Object.keys(vars).map((name) => [name, constraints.filter((c) => c.scope.includes(name))]));
  const start = new Map(Object.entries(vars).map(([name, values]) => [name, values.filter((v) => fixed[name]?.includes(v) ?? true)]));

  function search(domains: Domains | undefined): Found {
    if (!domains) return 'NONE';
    effort.left -= 1;
    if (effort.left < 0) return 'UNKNOWN';
    const name = narrowest(domains, near);
    if (name === undefined) return { product: productOf(domains) };
    for (const value of domains.get(name) ?? []) {
      const found = search(propagate(new Map(domains).set(name, [value]), near.get(name) ?? [], near));
      if (found !== 'NONE') return found;
    }
    return 'NONE';
  }
  return [...start.values()].some((values) => values.length === 0) ? 'NONE' : search(propagate(start, constraints, near));
}

/** The open variable with the fewest values among those that a constraint speaks of. */
function narrowest(domains: Domains, near: Near): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const [name, values] of domains) {
    if (values.length > 1 && values.length < least && near.get(name)?.length) [best, least] = [name, values.length];
  }
  return best;
}

function productOf(domains: Domains): Choices {
  return Object.fromEntries([...domains].flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]])));
}

/** Narrows the domains until no constraint narrows further; undefined if nothing is left. */
function propagate(domains: Map<string, readonly Value[]>, first: readonly Constraint[], near: Near): Domains | undefined {
  const waiting = new Set(first);
  for (const constraint of waiting) {
    waiting.delete(constraint);
    const narrowed = constraint.kind === 'allow' ? supported(constraint, domains) : notForbidden(constraint, domains);
    if (!narrowed) return undefined;
    for (const [name, values] of narrowed) {
      if (values.length === 0) return undefined;
      if (values.length === domains.get(name)?.length) continue;
      domains.set(name, values);
      for (const other of near.get(name) ?? []) waiting.add(other);
    }
  }
  return domains;
}

type Narrowed = Iterable<readonly [string, readonly Value[]]> | undefined;

/** Values that some row, possible in all its cells, still has. */
function supported({ rows }: Constraint, domains: Domains): Narrowed {
  const alive = rows.filter((row) => Object.entries(row).every(([name, list]) => domains.get(name)?.some((v) => list.includes(v))));
  if (alive.length === 0) return undefined;
  const names = Object.keys(alive[0] ?? {}).filter((name) => alive.every((row) => name in row));
  return names.map((name) => [name, (domains.get(name) ?? []).filter((v) => alive.some((row) => row[name]?.includes(v)))] as const);
}

/** A forbidden row of which all cells but one are certain takes its values from that one. */
function notForbidden({ rows }: Constraint, domains: Domains): Narrowed {
  const narrowed = new Map<string, readonly Value[]>();
  const left = (name: string) => narrowed.get(name) ?? domains.get(name) ?? [];
  for (const row of rows) {
    const unsure = Object.entries(row).filter(([name, list]) => !left(name).every((v) => list.includes(v)));
    const [only] = unsure;
    if (!only) return undefined;
    const [name, list] = only;
    if (unsure.length === 1)
      narrowed.set(
        name,
        left(name).filter((v) => !list.includes(v)),
      );
  }
  return narrowed;
}
