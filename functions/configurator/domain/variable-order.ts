/**
 * The size of a diagram hangs on the order of its variables: those that rules tie together belong near each other. Orders grow from
 * every variable in turn, so that it does not matter how the author listed them; the promising ones are pulled together by FORCE
 * (Aloul, Markov, Sakallah 2003) and polished by moving single variables.
 */
import { grownFrom, type Neighbours, neighboursOf, wavesFrom } from './frontier-order.ts';
import { type Gauge, newGauge, widthOf } from './order-width.ts';

/** Orders that are grown, scattered, pulled together, polished. */
const STARTS = 120;
const SCATTERED = 6;
const PULLED = 12;
const POLISHED = 4;

/** Orders of the variables 0…n−1, most promising first, without repetition. `sizes` are values per variable. */
export function variableOrders(sizes: readonly number[], scopes: readonly (readonly number[])[]): number[][] {
  const gauge = newGauge(sizes, scopes);
  const natural = sizes.map((_, i) => i);
  const near = neighboursOf(gauge);
  const grown = startsOf(near).flatMap((v) => [grownFrom(v, gauge, near), wavesFrom(v, near)]);
  const pulled = ranked(gauge, [...grown, ...scattered(natural), natural])
    .slice(0, PULLED)
    .flatMap((order) => [order, force(gauge, order)]);
  const polished = ranked(gauge, pulled)
    .slice(0, POLISHED)
    .map((order) => polish(gauge, order));
  return ranked(gauge, [natural, ...polished]);
}

/** Variables with few ties lie at the ends of good orders; of a very large model only so many are tried. */
function startsOf(near: Neighbours): number[] {
  const ties = (v: number) => near[v]?.length ?? 0;
  return [...near.keys()].sort((a, b) => ties(a) - ties(b) || a - b).slice(0, STARTS);
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
