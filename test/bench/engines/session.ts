import type { Random } from '#configurator/domain/brute-force.fixture';
import type { Diagram } from '#configurator/domain/diagram';
import { domainsOf } from '#configurator/domain/domains';
import type { Choices, Model, Value } from '#configurator/domain/model';
import { permits } from '#configurator/domain/rule';

export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(random.below(left.length), 1));
}

/**
 * One customer who chooses at random, in random order, among what is offered, until nothing is open; then the same choices once more in
 * another order. What went wrong, if anything: a dead end, a product that breaks a rule, or an end that depends on the order.
 */
export function faultOfSession(random: Random, model: Model, diagram: Diagram): string | undefined {
  const choices: Record<string, Value> = {};
  let now = domainsOf(diagram, choices);
  while (now.solutions > 1) {
    const open = Object.entries(now.domains).filter(([, values]) => values.length > 1);
    const [name, values] = random.pick(open);
    choices[name] = random.pick(values);
    now = domainsOf(diagram, choices);
  }
  const product: Choices = { ...now.implied, ...choices };
  if (now.solutions !== 1) return `dead end: ${JSON.stringify(choices)}`;
  const missing = Object.keys(model.vars).find((name) => !(name in product));
  if (missing !== undefined) return `${missing} is open: ${JSON.stringify(product)}`;
  const broken = model.rules.find((rule) => !permits(rule, product));
  if (broken) return `${broken.id} is broken: ${JSON.stringify(product)}`;
  const again = domainsOf(diagram, Object.fromEntries(shuffled(random, Object.entries(choices))));
  return JSON.stringify(again) === JSON.stringify(now) ? undefined : `the order counts: ${JSON.stringify(choices)}`;
}
