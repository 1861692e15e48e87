import type { Cart, CartLine } from '#pricing/domain/cart';
import type { Promotion } from '#pricing/domain/promotion';
import type { Till } from './carts.ts';

/** The part of json-rules-engine's interface that is used here. */
type Engine = {
  addRule: (rule: { conditions: object; event: { type: string } }) => unknown;
  run: (facts: Record<string, unknown>) => Promise<{ events: readonly { type: string }[] }>;
};
export type JsonRules = { Engine: new (rules?: readonly object[], options?: { allowUndefinedFacts: boolean }) => Engine };

type Prepared = { cart: Cart; perLine: Engine; perOrder: Engine };

/** Promotions of goods are asked line by line, the others once for the order; the rules are made beforehand. */
export function prepare({ Engine: Made }: JsonRules, { cart, promotions }: Till): Prepared {
  const engine = (of: readonly Promotion[]): Engine => {
    const made = new Made([], { allowUndefinedFacts: true });
    for (const promotion of of) made.addRule({ conditions: { all: conditionsOf(promotion) }, event: { type: promotion.id } });
    return made;
  };
  const ofGoods = (promotion: Promotion): boolean => promotion.lane === 'ITEM' || promotion.lane === 'BUNDLE';
  return { cart, perLine: engine(promotions.filter(ofGoods)), perOrder: engine(promotions.filter((p) => !ofGoods(p))) };
}

/** Ids of the promotions whose conditions hold: no amounts, no conflicts, no reasons. One run a line and one for the order. */
export async function matching({ cart, perLine, perOrder }: Prepared): Promise<Set<string>> {
  const now = Date.parse(cart.pricedAt);
  const found = new Set<string>();
  for (const line of cart.lines) if (!line.gift) await collect(perLine, { ...line, now }, found);
  await collect(perOrder, { now, list: cart.lines.reduce((sum, line) => sum + listOf(line), 0) }, found);
  return found;
}

async function collect(engine: Engine, facts: Record<string, unknown>, found: Set<string>): Promise<void> {
  const { events } = await engine.run(facts);
  for (const { type } of events) found.add(type);
}

const listOf = ({ gift, unit, qty }: CartLine): number => (gift ? 0 : unit * qty);

function conditionsOf(promotion: Promotion): object[] {
  const { from, to, lane } = promotion;
  return [
    { fact: 'now', operator: 'greaterThanInclusive', value: from === undefined ? 0 : Date.parse(from) },
    ...(to === undefined ? [] : [{ fact: 'now', operator: 'lessThan', value: Date.parse(to) }]),
    ...(lane === 'ITEM' || lane === 'BUNDLE' ? goodsConditions(promotion) : orderConditions(promotion)),
  ];
}

function goodsConditions(promotion: Promotion): object[] {
  if (promotion.kind === 'KIT') return [{ fact: 'sku', operator: 'in', value: promotion.components.map(({ sku }) => sku) }];
  const { cats, skus, notSkus } = promotion.scope ?? {};
  const inside = [
    ...(cats ? [{ fact: 'cat', operator: 'in', value: cats }] : []),
    ...(skus ? [{ fact: 'sku', operator: 'in', value: skus }] : []),
  ];
  return [...(inside.length ? [{ any: inside }] : []), ...(notSkus ? [{ fact: 'sku', operator: 'notIn', value: notSkus }] : [])];
}

function orderConditions(promotion: Promotion): object[] {
  const least = promotion.kind === 'TIERS' ? Math.min(...promotion.tiers.map(({ min }) => min)) : 'min' in promotion ? promotion.min : 0;
  return [{ fact: 'list', operator: 'greaterThanInclusive', value: least ?? 0 }];
}
