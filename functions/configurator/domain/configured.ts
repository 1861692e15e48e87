import { Refusal } from '#kernel/refusal';
import { domainsOf } from './domains.ts';
import type { Choices } from './model.ts';
import { choicesInWords, type PublishedModel } from './published-model.ts';

/**
 * A complete product of the choices: what is implied is filled in, the price is the model's own. Refuses CONFIGURATION_IMPOSSIBLE,
 * CONFIGURATION_INCOMPLETE {missing}, CONFIGURATION_UNPRICED.
 */
export function configured(model: PublishedModel, asked: Choices): { choices: Choices; text: string; priceFen: number } {
  const { solutions, implied, priceFen } = domainsOf(model.diagram, asked);
  if (solutions === 0) throw new Refusal('CONFIGURATION_IMPOSSIBLE');
  const choices: Choices = { ...implied, ...asked };
  const missing = Object.keys(model.diagram.vars).filter((name) => choices[name] === undefined);
  if (missing.length > 0)
    throw new Refusal('CONFIGURATION_INCOMPLETE', { missing: missing.map((n) => model.labels[n]?.name ?? n).join('、') });
  if (priceFen === undefined) throw new Refusal('CONFIGURATION_UNPRICED');
  return { choices, text: choicesInWords(model, choices), priceFen };
}
