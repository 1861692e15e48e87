/**
 * The size of a diagram hangs on the order of its variables: those that rules tie together belong near each other. Several
 * orders are tried on paper (the author's own, a greedy one, scattered ones), pulled together by FORCE (Aloul, Markov,
 * Sakallah 2003), and the best are polished by moving single variables.
 */
import { type Gauge, newGauge, widthOf } from './order-width.ts';

const SCATTERED = 6;
const POLISHED = 4;

/** Orders of the variables 0…n−1, most promising first, without repetition. `sizes` are values per variable. */
export function variableOrders(sizes: readonly number[], scopes: readonly (readonly number[])[]): number[][] {
  const gauge = newGauge(sizes, scopes);
  const natural = sizes.map((_, i) => i);
  const starts = [natural, greedy(gauge), ...scattered(natural)].flatMap((order) => [order, force(gauge, order)]);
  const polished = ranked(gauge, starts)
    .slice(0, POLISHED)
    .map((order) => polish(gauge, order));
  return ranked(gauge, [natural, ...polished]);
}

function ranked(gauge: Gauge, orders: readonly number[][]): number[][] {
  const distinct = [...new Map(orders.map((order) => [order.join(), order])).values()];
  const measured = distinct.map((order) => ({ order, width: widthOf(gauge, order) }));
  return measured.sort((a, b) => a.width - b.width).map((x) => x.order);
}

/** A multiplicative generator instead of chance: the same model always compiles to the same diagram. */
function scattered(natural: readonly number[]): number[][] {
  let seed = 1;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed;
  };
  return Array.from({ length: SCATTERED }, () => {
    const keyed = natural.map((v) => ({ v, key: next() }));
    return keyed.sort((a, b) => a.key - b.key).map((x) => x.v);
  });
}

/** Next comes the variable after which the fewest have to be remembered. */
function greedy({ bits, scopes }: Gauge): number[] {
  const near = bits.map((_, v) => [...new Set(scopes.filter((scope) => scope.includes(v)).flat())]);
  const order: number[] = [];
  const placed = new Set<number>();
  const left = new Set(bits.keys());
  while (left.size) {
    let [best, least] = [-1, Infinity];
    for (const v of left) {
      const remembered = [...order, v].filter((w) => near[w]?.some((x) => x !== v && !placed.has(x)));
      const cost = remembered.reduce((sum, w) => sum + (bits[w] ?? 0), 0);
      if (cost < least) [best, least] = [v, cost];
    }
    left.delete(best);
    placed.add(best);
    order.push(best);
  }
  return order;
}

/** Every variable moves to the mean of its scopes' centres, again and again; the best order on the way is kept. */
function force(gauge: Gauge, start: readonly number[]): number[] {
  let order = [...start];
  let [best, least] = [order, widthOf(gauge, order)];
  for (let round = 0; round < 60; round += 1) {
    const place: number[] = [];
    for (const [i, v] of order.entries()) place[v] = i;
    const pull = gauge.bits.map((_, v) => ({ v, sum: place[v] ?? 0, count: 1 }));
    for (const scope of gauge.scopes) {
      const centre = scope.reduce((sum, v) => sum + (place[v] ?? 0), 0) / scope.length;
      for (const v of scope) {
        const p = pull[v];
        if (p) [p.sum, p.count] = [p.sum + centre, p.count + 1];
      }
    }
    const before = order.join();
    order = pull.sort((a, b) => a.sum / a.count - b.sum / b.count || a.v - b.v).map((p) => p.v);
    if (order.join() === before) break;
    const width = widthOf(gauge, order);
    if (width < least) [best, least] = [order, width];
  }
  return best;
}

function polish(gauge: Gauge, start: readonly number[]): number[] {
  let best = [...start];
  let least = widthOf(gauge, best);
  const reach = Math.min(start.length, Math.max(4, Math.floor(2000 / start.length)));
  for (let round = 0; round < 6; round += 1) {
    const before = least;
    for (const v of start) {
      const from = best.indexOf(v);
      for (let to = Math.max(0, from - reach); to <= Math.min(best.length - 1, from + reach); to += 1) {
        const moved = best.filter((w) => w !== v);
        moved.splice(to, 0, v);
        const width = widthOf(gauge, moved, least);
        if (width < least) [best, least] = [moved, width];
      }
    }
    if (least === before) break;
  }
  return best;
}
