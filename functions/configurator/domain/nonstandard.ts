import type { Diagram } from './diagram.ts';
import { domainsOf } from './domains.ts';
import type { Choices, Value } from './model.ts';
import { surchargeOf } from './sizes.ts';
import { valuesOf } from './sweep.ts';
import { priceOf } from './walk.ts';

/** Sizes in whole units (mm) on an absolute grid of `step`, per measured variable from `min` to `max`. */
export type NonstandardRule = {
  step: number;
  min: Readonly<Record<string, number>>;
  max: Readonly<Record<string, number>>;
  surchargeBp: number;
  /** Fen. */
  surchargeMin: number;
};

/** Why a size is refused: off the grid, outside the range, or (RULE) its standard size is not allowed with the other choices. */
export type SizeFault = { name: string; reason: 'STEP' | 'RANGE' };

export type NonstandardPrice =
  | { accepted: true; billedAs: Record<string, number>; stdPriceFen: number; surchargeFen: number; priceFen: number }
  | { accepted: false; reason: 'STEP' | 'RANGE'; faults: SizeFault[] }
  | { accepted: false; reason: 'RULE' | 'NO_PRICE'; billedAs: Record<string, number> };

/**
 * Bills measured sizes as the next larger standard ones (靠大计价), which must themselves be allowed: standard price plus
 * surcharge, which is at least surchargeMin, and nothing if every size is a standard one. Options that the price does not
 * need may be open. NO_PRICE: one that it needs is open.
 */
export function nonstandardPrice(diagram: Diagram, input: Choices, rule: NonstandardRule): NonstandardPrice {
  const names = Object.keys({ ...rule.min, ...rule.max });
  const faults = names.flatMap((name) => faultsOf(diagram, name, input[name], rule));
  const [first] = faults;
  if (first) return { accepted: false, reason: first.reason, faults };
  const billedAs: Record<string, number> = {};
  for (const name of names) billedAs[name] = nextStandard(diagram, name, input[name]);
  const values = { ...input, ...billedAs };
  const { solutions, implied } = domainsOf(diagram, values);
  if (solutions === 0) return { accepted: false, reason: 'RULE', billedAs };
  const stdPriceFen = diagram.price && priceOf(diagram.price, { ...implied, ...values });
  if (stdPriceFen === undefined) return { accepted: false, reason: 'NO_PRICE', billedAs };
  const standard = names.every((name) => billedAs[name] === input[name]);
  const surchargeFen = standard ? 0 : surchargeOf(stdPriceFen, rule);
  return { accepted: true, billedAs, stdPriceFen, surchargeFen, priceFen: stdPriceFen + surchargeFen };
}

function faultsOf(diagram: Diagram, name: string, size: Value | undefined, rule: NonstandardRule): SizeFault[] {
  const { [name]: min = -Infinity } = rule.min;
  const { [name]: max = Infinity } = rule.max;
  const faults: SizeFault[] = [];
  if (typeof size !== 'number' || size % rule.step !== 0) faults.push({ name, reason: 'STEP' });
  if (typeof size !== 'number' || size < min || size > max || nextStandard(diagram, name, size) === Infinity)
    faults.push({ name, reason: 'RANGE' });
  return faults;
}

/** The smallest standard size that is not smaller; Infinity beyond the largest. */
function nextStandard(diagram: Diagram, name: string, size: Value | undefined): number {
  const sizes = valuesOf(diagram, name).filter((value) => typeof value === 'number');
  return Math.min(...sizes.filter((value) => typeof size === 'number' && value >= size));
}
