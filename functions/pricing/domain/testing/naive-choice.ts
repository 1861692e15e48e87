import type { Cart } from '../cart.ts';
import type { Promotion } from '../promotion.ts';
import { naivePrice, type Outcome, order } from './naive-engine.ts';

/* The choice among conflicting promotions once more, by trying everything. Only to compare with. */

function clash(p: Promotion, q: Promotion): boolean {
  const closed = (x: Promotion, y: Promotion) =>
    x.exclusive === 'ORDER' || (x.combinesWith !== undefined && !x.combinesWith.includes(y.lane));
  return closed(p, q) || closed(q, p) || (p.group !== undefined && p.group === q.group);
}

export function naiveTakers(cart: Cart, promos: readonly Promotion[]): Promotion[] {
  const now = Date.parse(cart.pricedAt);
  const live = promos.filter((p) => (!p.from || Date.parse(p.from) <= now) && (!p.to || now < Date.parse(p.to)));
  return live.filter((p) => naivePrice(cart, [p]).gave.length > 0);
}

export function naivePriority(cart: Cart, takers: readonly Promotion[]): Outcome {
  const ordered = [...takers].sort((p, q) => order(p)[0] - order(q)[0] || order(p)[1] - order(q)[1] || (p.id < q.id ? -1 : 1));
  const kept: Promotion[] = [];
  for (const p of ordered) if (kept.every((k) => !clash(k, p))) kept.push(p);
  const outcome = naivePrice(cart, kept);
  const idle = kept.filter((p) => !outcome.gave.includes(p.id));
  return idle.length === 0
    ? outcome
    : naivePriority(
        cart,
        takers.filter((p) => !idle.includes(p)),
      );
}

/** Every maximal conflict-free set. */
export function maximalSets(takers: readonly Promotion[]): Promotion[][] {
  const sets: Promotion[][] = [];
  for (let mask = 0; mask < 2 ** takers.length; mask += 1) {
    const set = takers.filter((_, i) => (mask >> i) & 1);
    const free = set.every((p, i) => set.slice(i + 1).every((q) => !clash(p, q)));
    if (free && takers.every((p) => set.includes(p) || set.some((q) => clash(p, q)))) sets.push(set);
  }
  return sets;
}

/** All that rank equal best: they may differ in what a promotion that gave nothing could not give. */
export function naiveBest(cart: Cart, takers: readonly Promotion[]): Outcome[] {
  const ranked = maximalSets(takers).map((set) => naivePrice(cart, set));
  const rank = (o: Outcome) =>
    [String(o.net).padStart(20, '0'), String(o.gave.length).padStart(3, '0'), [...o.gave].sort().join(',')].join('|');
  const best = ranked.map(rank).sort()[0];
  return ranked.filter((o) => rank(o) === best);
}
