/** Chance that comes from a seed: the same seed rolls the same. */
export type Dice = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  below: (n: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
};

/** mulberry32: 32 bits of state, good enough to choose among a few pending calls. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]): T => {
      const chosen = from[below(from.length)];
      if (chosen === undefined && from.length === 0) throw new RangeError('nothing to pick from');
      return chosen as T;
    },
  };
}
