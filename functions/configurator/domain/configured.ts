import { Refusal } from '#kernel/refusal';
import { domainsOf } from './domains.ts';
import type { Choices, Value } from './model.ts';
import { nonstandardPrice } from './nonstandard.ts';
import { choicesInWords, type PublishedModel, valueInWords } from './published-model.ts';
import { valuesOf } from './sweep.ts';

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
  const odd = oddSizes(model, asked);
  if (odd.length > 0) return configuredOddly(model, asked, odd);
  const { choices, priceFen } = complete(model, asked);
  return { choices, text: choicesInWords(model, choices), priceFen };
}

/** Options that may be sized freely and were given a size that is not on their list. */
export function oddSizes({ settings, diagram }: Pick<PublishedModel, 'settings' | 'diagram'>, asked: Choices): string[] {
  const rule = settings?.nonstandard;
  if (!rule) return [];
  return Object.keys({ ...rule.min, ...rule.max }).filter((name) => {
    const value = asked[name];
    return typeof value === 'number' && !valuesOf(diagram, name).includes(value);
  });
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
  // Sizes that are still open are implied by those they would be billed as.
  const sized = { ...complete(model, billedSizes(model, asked, odd)).choices, ...only(asked, odd) };
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

/** The choices with each odd size in place of the standard one it is billed as. */
function billedSizes(model: PublishedModel, asked: Choices, odd: readonly string[]): Choices {
  const rule = model.settings?.nonstandard;
  const billed: Record<string, Value> = { ...asked };
  for (const name of odd) {
    const size = Number(asked[name]);
    const label = model.labels[name]?.name ?? name;
    const { step = 1, min = {}, max = {} } = rule ?? {};
    if (size % step !== 0) throw new Refusal('SIZE_STEP', { name: label, step });
    const sizes = valuesOf(model.diagram, name).filter((value) => typeof value === 'number');
    const larger = sizes.filter((value) => value >= size);
    const [least, most] = [min[name] ?? Math.min(...sizes), Math.min(max[name] ?? Infinity, Math.max(...sizes))];
    if (size < least || size > most || larger.length === 0) throw new Refusal('SIZE_RANGE', { name: label, min: least, max: most });
    billed[name] = Math.min(...larger);
  }
  return billed;
}

const sizeInWords = ({ labels }: PublishedModel, name: string, billed: number | undefined): string =>
  `${labels[name]?.name ?? name}按 ${valueInWords(labels[name], billed ?? 0)} 计价`;

const only = (choices: Choices, names: readonly string[]): Choices =>
  Object.fromEntries(Object.entries(choices).filter(([name]) => names.includes(name)));
