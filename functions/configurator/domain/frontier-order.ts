import type { Problem } from './order-width.ts';

/** Per variable the others that some rule or price term ties it to. */
export type Neighbours = readonly (readonly number[])[];

export function neighboursOf({ bits, scopes }: Problem): Neighbours {
  const near = bits.map(() => new Set<number>());
  for (const scope of scopes) for (const v of scope) for (const w of scope) if (v !== w) near[v]?.add(w);
  return near.map((set) => [...set]);
}

/**
 * Grown from one variable (King 1970): next comes, among those tied to what is placed, the one after which the fewest values have to
 * be remembered. When nothing tied is left, the growth goes on from any variable that is cheapest.
 */
export function grownFrom(start: number, { bits }: Problem, near: Neighbours): number[] {
  const order: number[] = [];
  const placed = bits.map(() => false);
  /** How many of a variable's neighbours are still to come; below one it need not be remembered. */
  const waiting = near.map((others) => others.length);
  const tied = new Set<number>([start]);
  const left = new Set(bits.keys());
  while (left.size) {
    const from = tied.size ? tied : left;
    let [best, least] = [-1, Infinity];
    for (const v of from) {
      let cost = waiting[v] ? (bits[v] ?? 0) : 0;
      for (const w of near[v] ?? []) if (placed[w] && waiting[w] === 1) cost -= bits[w] ?? 0;
      if (cost < least) [best, least] = [v, cost];
    }
    left.delete(best);
    tied.delete(best);
    placed[best] = true;
    order.push(best);
    for (const w of near[best] ?? []) {
      waiting[w] = (waiting[w] ?? 0) - 1;
      if (!placed[w]) tied.add(w);
    }
  }
  return order;
}

/** In waves from one variable (Cuthill and McKee 1969): all its neighbours, then theirs; in a wave those with few ties first. */
export function wavesFrom(start: number, near: Neighbours): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const first of [start, ...near.keys()]) {
    if (seen.has(first)) continue;
    seen.add(first);
    const wave = [first];
    for (const v of wave) {
      order.push(v);
      const next = (near[v] ?? []).filter((w) => !seen.has(w)).sort((a, b) => (near[a]?.length ?? 0) - (near[b]?.length ?? 0) || a - b);
      for (const w of next) {
        seen.add(w);
        wave.push(w);
      }
    }
  }
  return order;
}
