import { apportion, mulDivFloor } from '#kernel/money';
import type { Choices, Rule, Value } from './model.ts';
import { permits } from './rule.ts';

export type KitPart = { key: string /** Fen per piece. */; price: number; qty: number };

export type Kit = {
  /** Variables that have one value in all parts that have them. */
  shared: readonly string[];
  /** Rules across parts speak of 'part.variable'. */
  rules?: readonly Rule[];
  parts: readonly KitPart[];
  /** What the kit costs: a rate of the sum of its parts, or a price in fen; neither means the sum. Rounded down to `roundTo` fen. */
  rateBp?: number;
  price?: number;
  roundTo?: number;
};

export type KitPrice =
  | { accepted: true; sumFen: number; kitPriceFen: number; discountFen: number; netsFen: Record<string, number> }
  | { accepted: false; reason: 'SHARED'; name: string }
  | { accepted: false; reason: 'RULE'; ruleId: string };

/**
 * Prices a kit of configured parts: shared variables must be equal (SHARED), rules across parts kept (RULE); the discount is
 * apportioned by price × qty, so the nets, one per part, sum to the price of the kit.
 */
export function kitPrice(kit: Kit, values: Readonly<Record<string, Choices>>): KitPrice {
  const torn = kit.shared.find((name) => new Set(valuesOf(values, name)).size > 1);
  if (torn !== undefined) return { accepted: false, reason: 'SHARED', name: torn };
  const broken = kit.rules?.find((rule) => !permits(rule, flat(values)));
  if (broken) return { accepted: false, reason: 'RULE', ruleId: broken.id };
  const weights = kit.parts.map((part) => ({ key: part.key, weight: part.price * part.qty }));
  const sumFen = weights.reduce((sum, part) => sum + part.weight, 0);
  const kitPriceFen = roundedDown(kit.price ?? mulDivFloor(sumFen, kit.rateBp ?? 10000, 10000), kit.roundTo ?? 1);
  const discountFen = sumFen - kitPriceFen;
  // A kit may be dearer than its parts: then the surplus is spread in the same way.
  const shares = apportion(Math.abs(discountFen), weights);
  const netsFen: Record<string, number> = {};
  for (const { key, weight } of weights) netsFen[key] = weight - Math.sign(discountFen) * (shares[key] ?? 0);
  return { accepted: true, sumFen, kitPriceFen, discountFen, netsFen };
}

function valuesOf(values: Readonly<Record<string, Choices>>, name: string): Value[] {
  return Object.values(values).flatMap((part) => part[name] ?? []);
}

function flat(values: Readonly<Record<string, Choices>>): Choices {
  const entries = Object.entries(values).flatMap(([part, choices]) =>
    Object.entries(choices).map(([name, value]) => [`${part}.${name}`, value]),
  );
  return Object.fromEntries(entries);
}

function roundedDown(fen: number, step: number): number {
  return fen - (fen % step);
}
