/**
 * Looks for one product by propagation and backtracking. It answers where a diagram would have to be compiled anew for every set of
 * rules: which rules together exclude something, and whether a rule excludes anything that the others allow.
 */
import { type Bits, bitsOf, both, count, either, less, meet, members, within } from './bits.ts';
import type { Choices, Condition, Model } from './model.ts';
import { type Constraint, constraintOf } from './rule-rows.ts';

/** A constraint with the values of its rows as bits; a cell that is absent is free. */
export type Clause = Constraint & { places: readonly number[]; cells: readonly (readonly (Bits | undefined)[])[] };

/** UNKNOWN: the effort ran out. */
export type Found = { product: Choices } | 'NONE' | 'UNKNOWN';

/** Branches that may still be tried, shared by many questions so that all of them together stay short. */
export type Effort = { left: number };

type Vars = Model['vars'];

export function clausesOf({ vars, rules }: Pick<Model, 'vars' | 'rules'>): Clause[] {
  const names = Object.keys(vars);
  return rules.map((rule) => {
    const constraint = constraintOf(rule, vars);
    const cells = constraint.rows.map((row) =>
      constraint.scope.map((name) => {
        const values = vars[name] ?? [];
        return row[name] && bitsOf(values.length, (i) => row[name]?.some((value) => value === values[i]) ?? false);
      }),
    );
    return { ...constraint, cells, places: constraint.scope.map((name) => names.indexOf(name)) };
  });
}

/** Per variable the values still possible. */
type Domains = readonly Bits[];
type Near = readonly (readonly Clause[])[];

export function findProduct(vars: Vars, clauses: readonly Clause[], effort: Effort, fixed: Condition = {}): Found {
  const near: Near = Object.keys(vars).map((_, place) => clauses.filter((clause) => clause.places.includes(place)));
  const start = Object.entries(vars).map(([name, values]) =>
    bitsOf(values.length, (i) => fixed[name]?.some((value) => value === values[i]) ?? true),
  );

  function search(domains: Domains | undefined): Found {
    if (!domains) return 'NONE';
    effort.left -= 1;
    if (effort.left < 0) return 'UNKNOWN';
    const place = narrowest(domains, near);
    if (place < 0) return { product: productOf(vars, domains) };
    for (const i of members(domains[place] ?? [])) {
      const narrowed = [...domains];
      narrowed[place] = (domains[place] ?? []).map((_, w) => (Math.floor(i / 30) === w ? 1 << (i % 30) : 0));
      const found = search(propagate(narrowed, near[place] ?? [], near));
      if (found !== 'NONE') return found;
    }
    return 'NONE';
  }
  return start.some((bits) => count(bits) === 0) ? 'NONE' : search(propagate(start, clauses, near));
}

/** The open variable with the fewest values among those that a clause speaks of; −1 if there is none. */
function narrowest(domains: Domains, near: Near): number {
  let [best, least] = [-1, Infinity];
  for (const [place, bits] of domains.entries()) {
    const size = near[place]?.length ? count(bits) : 1;
    if (size > 1 && size < least) [best, least] = [place, size];
  }
  return best;
}

function productOf(vars: Vars, domains: Domains): Choices {
  return Object.fromEntries(
    Object.entries(vars).flatMap(([name, values], place) => {
      const value = values[members(domains[place] ?? [])[0] ?? -1];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Narrows the domains until no clause narrows further; undefined if nothing is left. */
function propagate(domains: Bits[], first: readonly Clause[], near: Near): Domains | undefined {
  const waiting = new Set(first);
  for (const clause of waiting) {
    waiting.delete(clause);
    const before = clause.places.map((place) => domains[place] ?? []);
    const after = clause.kind === 'allow' ? supported(clause, before) : notForbidden(clause, before);
    if (!after) return undefined;
    for (const [k, place] of clause.places.entries()) {
      const bits = after[k] ?? [];
      if (within(before[k] ?? [], bits)) continue;
      if (count(bits) === 0) return undefined;
      domains[place] = bits;
      for (const other of near[place] ?? []) waiting.add(other);
    }
  }
  return domains;
}

/** Values that some row, possible in all its cells, still has. */
function supported({ cells }: Clause, domains: Domains): Domains | undefined {
  let seen: Bits[] | undefined;
  for (const row of cells) {
    if (!row.every((cell, k) => cell === undefined || meet(cell, domains[k] ?? []))) continue;
    const all = seen ?? domains.map((bits) => bits.map(() => 0));
    seen = all.map((bits, k) => either(bits, row[k] ?? domains[k] ?? []));
  }
  return seen?.map((bits, k) => both(bits, domains[k] ?? []));
}

/** A forbidden row of which all cells but one are certain takes its values from that one. */
function notForbidden({ cells }: Clause, domains: Domains): Domains | undefined {
  const left = [...domains];
  for (const row of cells) {
    let unsure = 0;
    let only = -1;
    for (const [k, cell] of row.entries()) {
      if (cell === undefined || within(left[k] ?? [], cell)) continue;
      unsure += 1;
      only = k;
    }
    if (unsure === 0) return undefined;
    if (unsure === 1) left[only] = less(left[only] ?? [], row[only] ?? []);
  }
  return left;
}
