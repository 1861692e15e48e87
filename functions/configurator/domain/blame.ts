import { coreOf } from './core.ts';
import type { Choices, Model, Value } from './model.ts';
import { clausesOf } from './search.ts';

const EFFORT = 20_000;

/**
 * The ids of a minimal set of rules by which these choices exclude each other: what stands behind a conflict together with the
 * wanted value. For the server, where the rules are; phones have the diagram only.
 */
export function rulesBehind(model: Model, choices: Choices, [name, value]: readonly [string, Value]): string[] {
  const entries = [...Object.entries(choices).filter(([other]) => other !== name && other in model.vars), [name, value] as const];
  const fixed = Object.fromEntries(entries.map(([other, chosen]) => [other, [chosen]]));
  return coreOf(model.vars, clausesOf(model), { left: EFFORT }, Object.keys(fixed), fixed).map((rule) => rule.id);
}
