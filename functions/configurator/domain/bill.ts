import type { Choices, Condition, PriceFormula } from './model.ts';
import type { BillPosition } from './settings.ts';
import { walk } from './walk.ts';

export type BillLine = { part: string; name: string; unit: string; qty: number };

/** The materials of one product: positions whose condition it meets and whose quantity is not 0. */
export function billOf(bom: readonly BillPosition[], choices: Choices, tables: PriceFormula['tables']): BillLine[] {
  return bom.flatMap(({ part, name, unit, qty, if: condition = {} }) => {
    if (!meets(condition, choices)) return [];
    const count = Number(walk(qty, tables)(choices));
    return Number.isSafeInteger(count) && count > 0 ? [{ part, name, unit, qty: count }] : [];
  });
}

function meets(condition: Condition, choices: Choices): boolean {
  return Object.entries(condition).every(([name, values]) => values.some((value) => value === choices[name]));
}
