import { Refusal } from '#kernel/refusal';
import { domainsOf } from './domains.ts';
import type { Choices } from './model.ts';
import { type NonstandardRule, nonstandardPrice } from './nonstandard.ts';
import { choicesInWords, type PublishedModel, valueInWords } from './published-model.ts';
import { billedChoices, oddSizes, sizeWrong } from './sizes.ts';

/** How a product off the list is billed. */
export type Nonstandard = {
  billedAs: Readonly<Record<string, number>>;
  stdPriceFen: number;
  surchargeFen: number;
  leadDays: number;
  needsApproval: boolean;
};

export type Configured = { choices: Choices; text: string; priceFen: number; nonstandard?: Nonstandard };

/**
 * A complete product of the choices: what is implied is filled in, the price is the model's own; sizes off the list are billed by the
 * model's rule. Refuses CONFIGURATION_IMPOSSIBLE, CONFIGURATION_INCOMPLETE {missing}, CONFIGURATION_UNPRICED, SIZE_STEP {name, step},
 * SIZE_RANGE {name, min, max}.
 */
export function configured(model: PublishedModel, asked: Choices): Configured {
  const odd = oddSizes(model.diagram, model.settings?.nonstandard, asked);
  if (odd.length > 0) return configuredOddly(model, asked, odd);
  const { choices, priceFen } = complete(model, asked);
  return { choices, text: choicesInWords(model, choices), priceFen };
}

function complete(model: PublishedModel, asked: Choices): { choices: Choices; priceFen: number } {
  const { solutions, implied, priceFen } = domainsOf(model.diagram, asked);
  if (solutions === 0) throw new Refusal('CONFIGURATION_IMPOSSIBLE');
  const choices: Choices = { ...implied, ...asked };
  refuseMissing(model, choices);
  if (priceFen === undefined) throw new Refusal('CONFIGURATION_UNPRICED');
  return { choices, priceFen };
}

function refuseMissing({ diagram, labels }: PublishedModel, choices: Choices): void {
  const missing = Object.keys({ ...diagram.vars, ...diagram.measures }).filter((name) => choices[name] === undefined);
  if (missing.length > 0)
    throw new Refusal('CONFIGURATION_INCOMPLETE', { missing: missing.map((name) => labels[name]?.name ?? name).join('、') });
}

function configuredOddly(model: PublishedModel, asked: Choices, odd: readonly string[]): Configured {
  const rule = model.settings?.nonstandard;
  if (!rule) throw new Refusal('CONFIGURATION_IMPOSSIBLE');
  refuseWrongSizes(model, rule, asked, odd);
  // What the billed size implies need not be chosen.
  const sized = { ...complete(model, billedChoices(model.diagram, asked, odd)).choices, ...only(asked, odd) };
  const priced = nonstandardPrice(model.diagram, sized, rule);
  if (!priced.accepted) throw new Refusal(priced.reason === 'NO_PRICE' ? 'CONFIGURATION_UNPRICED' : 'CONFIGURATION_IMPOSSIBLE');
  const { billedAs, stdPriceFen, surchargeFen, priceFen } = priced;
  const { leadDays, approval: needsApproval } = rule;
  const words = odd.map((name) => sizeInWords(model, name, billedAs[name]));
  return {
    choices: sized,
    text: `${choicesInWords(model, sized)}（非标：${words.join('，')}，交期 ${leadDays} 天）`,
    priceFen,
    nonstandard: { billedAs, stdPriceFen, surchargeFen, leadDays, needsApproval },
  };
}

/** Refuses SIZE_STEP {name, step}, SIZE_RANGE {name, min, max}. */
function refuseWrongSizes({ diagram, labels }: PublishedModel, rule: NonstandardRule, asked: Choices, odd: readonly string[]): void {
  for (const name of odd) {
    const wrong = sizeWrong(diagram, rule, name, Number(asked[name]));
    if (!wrong) continue;
    const { step, min, max } = wrong;
    throw new Refusal(`SIZE_${wrong.reason}`, { name: labels[name]?.name ?? name, step, min, max });
  }
}

const sizeInWords = ({ labels }: PublishedModel, name: string, billed: number | undefined): string =>
  `${labels[name]?.name ?? name}按 ${valueInWords(labels[name], billed ?? 0)} 计价`;

const only = (choices: Choices, names: readonly string[]): Choices =>
  Object.fromEntries(Object.entries(choices).filter(([name]) => names.includes(name)));
