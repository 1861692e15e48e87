import type { Condition, Model, Rule, Value } from './model.ts';
import { treeProblems } from './op-check.ts';
import type { Problem } from './problem.ts';

/** What must be right before a model can be compiled: names, values, row lengths, measures, the formula's types. */
export function shapeProblems(model: Model): Problem[] {
  return [
    ...varProblems(model),
    ...measureProblems(model),
    ...ruleIdProblems(model),
    ...model.rules.flatMap((rule) => ruleProblems(rule, model)),
    ...treeProblems(model),
  ];
}

function varProblems({ vars }: Model): Problem[] {
  if (Object.keys(vars).length === 0) return [{ code: 'NO_VARS' }];
  return Object.entries(vars).flatMap(([name, values]): Problem[] => {
    // Inherited names would be found in every object, and '' stands for a sum in price formulas.
    if (name === '' || name in {}) return [{ code: 'BAD_NAME', name }];
    if (values.length === 0) return [{ code: 'NO_VALUES', name }];
    const twice = values.filter((value, i) => values.indexOf(value) !== i);
    const bad = values.filter((value) => value === '*' || (typeof value === 'number' && !Number.isSafeInteger(value)));
    return [
      ...twice.map((value): Problem => ({ code: 'DUPLICATE_VALUE', name, value })),
      ...bad.map((value): Problem => ({ code: 'BAD_VALUE', name, value })),
    ];
  });
}

function measureProblems({ measures = {}, vars }: Model): Problem[] {
  return Object.entries(measures).flatMap(([name, { min, max, step }]): Problem[] => {
    const good = [min, max, step].every(Number.isSafeInteger) && min <= max && step > 0 && !(name in vars);
    return good ? [] : [{ code: 'BAD_MEASURE', name }];
  });
}

function ruleIdProblems({ rules }: Model): Problem[] {
  const ids = rules.map((rule) => rule.id);
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((ruleId) => ({ code: 'DUPLICATE_RULE', ruleId }));
}

function ruleProblems(rule: Rule, { vars }: Model): Problem[] {
  if ('not' in rule) return conditionProblems(rule.id, rule.not, vars);
  if ('if' in rule) return [...conditionProblems(rule.id, rule.if, vars), ...conditionProblems(rule.id, rule.then, vars)];
  const { cols, rows } = rule.table;
  const short = rows.some((row) => row.length !== cols.length) || new Set(cols).size !== cols.length;
  if (short || rows.length === 0) return [{ code: 'BAD_TABLE', ruleId: rule.id }];
  return cols.flatMap((name, i) =>
    cellProblems(
      rule.id,
      name,
      rows.flatMap((row) => row[i] ?? []).filter((cell) => cell !== '*'),
      vars,
    ),
  );
}

function conditionProblems(ruleId: string, condition: Condition, vars: Model['vars']): Problem[] {
  if (Object.keys(condition).length === 0) return [{ code: 'EMPTY_CONDITION', ruleId }];
  return Object.entries(condition).flatMap(([name, values]) => cellProblems(ruleId, name, values, vars));
}

function cellProblems(ruleId: string, name: string, values: readonly Value[], vars: Model['vars']): Problem[] {
  const known = Object.hasOwn(vars, name) ? vars[name] : undefined;
  if (!known) return [{ code: 'UNKNOWN_VAR', ruleId, name }];
  return [...new Set(values)].filter((value) => !known.includes(value)).map((value) => ({ code: 'UNKNOWN_VALUE', ruleId, name, value }));
}
