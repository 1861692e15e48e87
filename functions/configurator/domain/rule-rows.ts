import type { Condition, Model, Rule, Value } from './model.ts';

/** One row: per variable the values it speaks of; a variable that is absent is free. */
export type Row = Readonly<Record<string, readonly Value[]>>;

/** Every rule is a list of rows of which a product must match one (allow), or none (forbid). `scope`: the variables it speaks of. */
export type Constraint = { id: string; kind: 'allow' | 'forbid'; rows: readonly Row[]; scope: readonly string[] };

export function constraintOf(rule: Rule, vars: Model['vars']): Constraint {
  const rows = rowsOf(rule, vars);
  const kind = 'table' in rule ? rule.table.kind : 'forbid';
  return { id: rule.id, kind, rows, scope: [...new Set(rows.flatMap((row) => Object.keys(row)))] };
}

function rowsOf(rule: Rule, vars: Model['vars']): Row[] {
  if ('not' in rule) return [rule.not];
  if ('table' in rule) return rule.table.rows.map((cells) => rowOf(rule.table.cols, cells));
  return Object.entries(rule.then).flatMap(([name, wanted]) => breach(rule.if, name, wanted, vars));
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
