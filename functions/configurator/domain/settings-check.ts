import type { Model } from './model.ts';
import { checkTree, namesOf } from './op-check.ts';
import type { Problem } from './problem.ts';
import type { BillPosition, ModelSettings } from './settings.ts';

/** What is wrong with lead times, sizes off the list and the bill of materials of a model. */
export function settingsProblems(model: Model, { nonstandard, bom = [] }: ModelSettings): Problem[] {
  return [...(nonstandard ? sizeProblems(model, nonstandard) : []), ...bom.flatMap((position) => billProblems(model, position))];
}

/** Sizes are whole numbers of an option with numbers, on the grid's range, and reach from below to the largest standard one. */
function sizeProblems({ vars }: Model, { min, max }: NonNullable<ModelSettings['nonstandard']>): Problem[] {
  const names = Object.keys({ ...min, ...max });
  if (names.length === 0) return [{ code: 'BAD_NONSTANDARD', name: '' }];
  return names.flatMap((name): Problem[] => {
    const values = Object.hasOwn(vars, name) ? (vars[name] ?? []) : [];
    const numbers = values.filter((value) => typeof value === 'number');
    const good = numbers.length > 0 && numbers.length === values.length && (min[name] ?? 1) <= (max[name] ?? Infinity);
    return good ? [] : [{ code: 'BAD_NONSTANDARD', name }];
  });
}

function billProblems(model: Model, { part, qty, if: condition = {} }: BillPosition): Problem[] {
  const tree = checkTree(qty, namesOf(model)).map(({ code, path }): Problem => ({ code: 'BAD_BILL', name: part, formula: { code, path } }));
  const unknown = Object.entries(condition).filter(
    ([name, values]) => !Object.hasOwn(model.vars, name) || !values.every((value) => model.vars[name]?.includes(value)),
  );
  return [...tree, ...unknown.map(([name]): Problem => ({ code: 'BAD_BILL_CONDITION', name: part, value: name }))];
}
