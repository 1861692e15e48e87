import type { Diagram } from './diagram.ts';
import { domainsOf } from './domains.ts';
import type { Choices, Value } from './model.ts';

/** A product that can be made, chosen option by option; `below(n)` gives 0…n−1. Undefined where there is none. */
export function randomProduct(diagram: Diagram, below: (n: number) => number): { choices: Choices; priceFen?: number } | undefined {
  let choices: Record<string, Value> = {};
  const names = Object.keys(diagram.vars);
  while (names.length > 0) {
    const [name = ''] = names.splice(below(names.length), 1);
    const left = domainsOf(diagram, choices).domains[name] ?? [];
    const value = left[below(left.length)];
    if (value === undefined) return undefined;
    choices = { ...choices, [name]: value };
  }
  const { priceFen } = domainsOf(diagram, choices);
  return { choices, ...(priceFen === undefined ? {} : { priceFen }) };
}
