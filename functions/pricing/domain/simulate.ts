import type { PublishedPromotion } from './quote.ts';
import { type Change, changeOf, type PastCart } from './trial.ts';

export type Example = {
  readonly number: string;
  readonly at: string;
  readonly goods: string;
  readonly beforeFen: number;
  readonly afterFen: number;
};

/** What a draft would have done to recent slips. Margin is net less cost, gifts included; `lossSlips` would have sold below cost. */
export type Simulation = {
  readonly slips: number;
  readonly changed: number;
  readonly netBeforeFen: number;
  readonly netAfterFen: number;
  readonly discountFen: number;
  readonly giftFen: number;
  readonly marginBeforeFen: number;
  readonly marginAfterFen: number;
  readonly lossSlips: number;
  readonly examples: readonly Example[];
};

const EXAMPLES = 5;

/** Prices recent slips again with the draft; the examples are those it changes most. */
export function simulate(draft: PublishedPromotion, others: readonly PublishedPromotion[], carts: readonly PastCart[]): Simulation {
  const changes = carts.map((cart) => changeOf(cart, draft, others));
  const touched = changes.filter((change) => change.touched);
  const sum = (of: (change: Change) => number): number => changes.reduce((total, change) => total + of(change), 0);
  const [netBeforeFen, netAfterFen] = [sum(({ before }) => before.netFen), sum(({ after }) => after.netFen)];
  return {
    slips: carts.length,
    changed: touched.length,
    netBeforeFen,
    netAfterFen,
    discountFen: netBeforeFen - netAfterFen,
    giftFen: sum(({ giftFen }) => giftFen),
    marginBeforeFen: netBeforeFen - sum(({ before }) => before.costFen),
    marginAfterFen: netAfterFen - sum(({ after }) => after.costFen),
    lossSlips: touched.filter(({ after }) => after.netFen < after.costFen).length,
    examples: [...touched].sort(byEffect).slice(0, EXAMPLES).map(exampleOf),
  };
}

const effect = ({ before, after, giftFen }: Change): number => before.netFen - after.netFen + giftFen;

const byEffect = (x: Change, y: Change): number => effect(y) - effect(x) || (x.cart.number < y.cart.number ? -1 : 1);

function exampleOf({ cart, before, after }: Change): Example {
  const goods = cart.lines.map(({ name, qty }) => (qty === 1 ? name : `${name} ×${qty}`)).join('、');
  return { number: cart.number, at: cart.at, goods, beforeFen: before.netFen, afterFen: after.netFen };
}
