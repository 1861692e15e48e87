/** A seeded source of chance: the same seed gives the same shop on every machine. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next: () => number;
  /** Whole number from `from` to `to`, both included. */
  int: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** True with this probability. */
  is: (probability: number) => boolean;
};

/** FNV-1a over the text, then mulberry32: small, well spread, and equal everywhere. */
export function chance(seed: string): Chance {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[int(0, list.length - 1)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  return { next, int, pick, is: (probability) => next() < probability };
}
