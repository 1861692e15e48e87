import type { Condition, Model, Rule, Value } from './model.ts';

/** One row: per variable the values it speaks of; a variable that is absent is free. */
export type Row = Readonly<Record<string, readonly Value[]>>;

/** Every rule is a list of rows of which a product must match one (allow), or none (forbid). */
export type Constraint = { id: string; kind: 'allow' | 'forbid'; rows: readonly Row[] };

export function constraintOf(rule: Rule, vars: Model['vars']): Constraint {
  if ('not' in rule) return { id: rule.id, kind: 'forbid', rows: [rule.not] };
  if ('table' in rule) return { id: rule.id, kind: rule.table.kind, rows: rule.table.rows.map((cells) => rowOf(rule.table.cols, cells)) };
  const rows = Object.entries(rule.then).flatMap(([name, wanted]) => breach(rule.if, name, wanted, vars));
  return { id: rule.id, kind: 'forbid', rows };
}

function rowOf(cols: readonly string[], cells: readonly Value[]): Row {
  const row: Record<string, readonly Value[]> = {};
  cols.forEach((name, i) => {
    const cell = cells[i];
    if (cell !== undefined && cell !== '*') row[name] = [cell];
  });
  return row;
}

/** "If A then b is one of W" forbids A together with b outside W. */
function breach(condition: Condition, name: string, wanted: readonly Value[], vars: Model['vars']): Row[] {
  const others = (condition[name] ?? vars[name] ?? []).filter((value) => !wanted.includes(value));
  return others.length ? [{ ...condition, [name]: others }] : [];
}

/** Variables that the constraint speaks of. */
export function scopeOf(constraint: Constraint): string[] {
  return [...new Set(constraint.rows.flatMap((row) => Object.keys(row)))];
}
