import type { Choices, Condition, Rule, Value } from './model.ts';

/** Whether complete values keep a rule. */
export function permits(rule: Rule, values: Choices): boolean {
  if ('not' in rule) return !meets(rule.not, values);
  if ('if' in rule) return !meets(rule.if, values) || meets(rule.then, values);
  const { cols, kind, rows } = rule.table;
  const listed = rows.some((cells) => cols.every((name, i) => cells[i] === '*' || cells[i] === values[name]));
  return listed === (kind === 'allow');
}

function meets(condition: Condition, values: Choices): boolean {
  return Object.entries(condition).every(([name, list]) => has(list, values[name]));
}

function has(list: readonly Value[], value: Value | undefined): boolean {
  return value !== undefined && list.includes(value);
}
