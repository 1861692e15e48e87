import { rateOf } from '#kernel/money';
import type { Diagram } from './diagram.ts';
import { domainsOf, type Outlook } from './domains.ts';
import type { Choices, Value } from './model.ts';
import type { NonstandardRule } from './nonstandard.ts';
import { valuesOf } from './sweep.ts';

/** A size that cannot be made, and which can. */
export type SizeWrong = { name: string; reason: 'STEP' | 'RANGE'; step: number; min: number; max: number };

/** Options that were given a size that is not on their list, where the model lets them be sized freely. */
export function oddSizes(diagram: Diagram, rule: NonstandardRule | undefined, choices: Choices): string[] {
  if (!rule) return [];
  return Object.keys({ ...rule.min, ...rule.max }).filter((name) => {
    const value = choices[name];
    return typeof value === 'number' && !valuesOf(diagram, name).includes(value);
  });
}

/** Between which limits an option may be sized: its own, and never beyond its largest standard size. */
export function sizeLimits(diagram: Diagram, rule: NonstandardRule, name: string): { step: number; min: number; max: number } {
  const sizes = standardSizes(diagram, name);
  const { [name]: min = Math.min(...sizes) } = rule.min;
  const { [name]: max = Infinity } = rule.max;
  return { step: rule.step, min, max: Math.min(max, Math.max(...sizes)) };
}

export function sizeWrong(diagram: Diagram, rule: NonstandardRule, name: string, size: number): SizeWrong | undefined {
  const limits = sizeLimits(diagram, rule, name);
  if (size < limits.min || size > limits.max) return { name, reason: 'RANGE', ...limits };
  return size % limits.step === 0 ? undefined : { name, reason: 'STEP', ...limits };
}

/** The choices with each odd size in place of the standard one it is billed as: rules and what is left hang on these. */
export function billedChoices(diagram: Diagram, choices: Choices, odd: readonly string[]): Choices {
  const billed: Record<string, Value> = { ...choices };
  for (const name of odd) billed[name] = Math.min(...standardSizes(diagram, name).filter((size) => size >= Number(choices[name])));
  return billed;
}

function standardSizes(diagram: Diagram, name: string): number[] {
  return valuesOf(diagram, name).filter((value) => typeof value === 'number');
}

export type SizedOutlook = Outlook & {
  /** What the outlook speaks of. */
  billed: Choices;
  odd: string[];
  /** Once everything is settled and some size is odd. */
  surchargeFen?: number;
};

/** `domainsOf` for choices with sizes off the list; the price, once known, has the surcharge in it. */
export function sizedOutlook(diagram: Diagram, rule: NonstandardRule | undefined, choices: Choices): SizedOutlook {
  const odd = oddSizes(diagram, rule, choices);
  const billed = billedChoices(diagram, choices, odd);
  const outlook = domainsOf(diagram, billed);
  if (!rule || odd.length === 0 || outlook.priceFen === undefined) return { ...outlook, billed, odd };
  const surchargeFen = surchargeOf(outlook.priceFen, rule);
  const priceFen = outlook.priceFen + surchargeFen;
  return { ...outlook, billed, odd, priceFen, fromFen: priceFen, surchargeFen };
}

/** What making a product off the list costs more, in fen; half up, at least the rule's minimum. */
export function surchargeOf(stdPriceFen: number, { surchargeBp, surchargeMin }: NonstandardRule): number {
  return Math.max(rateOf(stdPriceFen, surchargeBp), surchargeMin);
}
