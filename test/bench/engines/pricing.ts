/** Runs in a process of its own, bundled, with or without Node's compiler; prints its figures as one JSON list. */
import { priceCart } from '#pricing/domain/price-cart';
import { randomCase } from '#pricing/domain/testing/random-case';
import { explain } from '#pricing/domain/why';
import type { Measure } from '../measure.ts';
import { campaignTill, type Till } from './carts.ts';
import { type JsonRules, matching, prepare } from './json-rules.ts';
import { timed, timing } from './stopwatch.ts';

/** `denseSeeds`: of random cases with 20 lines of 6 goods, which nearly all 50 promotions touch. `jsonRules`: where the package lies. */
export type PricingTask = { tills: number; rounds: number; denseSeeds: readonly number[]; jsonRules?: string };

const mode = process.execArgv.includes('--jitless') ? 'jitless' : 'jit';
/** Medians, in milliseconds. */
const BOUNDS = { jit: { PRIORITY: 2, BEST: 10 }, jitless: { PRIORITY: 4, BEST: 50 } } as const;
const SELECTS = ['PRIORITY', 'BEST'] as const;
const at = (what: string): string => `pricing/20-lines-50-promotions/${what}/${mode}`;

async function main({ tills, rounds, denseSeeds, jsonRules }: PricingTask): Promise<Measure[]> {
  const campaign = Array.from({ length: tills }, (_, seed) => campaignTill(seed));
  const dense = denseSeeds.map((seed): Till => randomCase(seed, { lines: 20, promotions: 50 }));
  return [
    ...(await ours('campaign', campaign, rounds)),
    ...(await ours('dense', dense, rounds)),
    ...(jsonRules === undefined ? [] : await theirs(jsonRules, campaign, rounds)),
  ];
}

async function ours(name: string, tills: readonly Till[], rounds: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const select of SELECTS) {
    const chosen = tills.map(({ cart, promotions }) => ({ cart: { ...cart, select }, promotions }));
    const taken = await timed(chosen, ({ cart, promotions }) => priceCart(cart, promotions), { rounds });
    const optimal = chosen.filter(({ cart, promotions }) => priceCart(cart, promotions).optimal !== false).length;
    const proven = select === 'BEST' ? { optimal: `${optimal} of ${chosen.length}` } : {};
    measures.push(timing(at(`${name}/${select}`), taken, BOUNDS[mode][select], proven));
  }
  const priced = tills.map((till) => ({ ...till, priced: priceCart(till.cart, till.promotions) }));
  const why = await timed(priced, (one) => explain(one.cart, one.promotions, one.priced), { rounds });
  return [...measures, timing(at(`${name}/why`), why)];
}

/** Its conditions must at least hold for what we apply, or the two would not answer the same question. */
async function theirs(file: string, tills: readonly Till[], rounds: number): Promise<Measure[]> {
  const { default: rules }: { default: JsonRules } = await import(file);
  const engines = tills.map((till) => ({ till, prepared: prepare(rules, till) }));
  for (const { till, prepared } of engines) {
    const found = await matching(prepared);
    const missed = priceCart(till.cart, till.promotions).applied.filter((id) => !found.has(id));
    if (missed.length) throw new Error(`json-rules-engine does not let ${missed} apply`);
  }
  const taken = await timed(engines, ({ prepared }) => matching(prepared), { rounds });
  return [timing(at('campaign/json-rules-engine'), taken, undefined, { does: 'conditions only' })];
}

console.log(JSON.stringify(await main(JSON.parse(process.argv[2] ?? ''))));
