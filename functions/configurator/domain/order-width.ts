/** Measures orders of variables fast: polishing one asks tens of thousands of times. */
export type Problem = {
  /** log2 of the number of values, per variable. */
  bits: readonly number[];
  /** Variables that must be remembered together, per rule or price term. */
  scopes: readonly (readonly number[])[];
};

/** Scratch arrays, reused between calls. */
export type Gauge = Problem & { place: number[]; last: number[]; leaving: number[] };

export function newGauge(sizes: readonly number[], scopes: Problem['scopes']): Gauge {
  const empty = () => sizes.map(() => 0);
  return { bits: sizes.map((size) => Math.log2(size)), scopes, place: empty(), last: empty(), leaving: empty() };
}

/**
 * Estimated nodes of a diagram: summed over the boundaries, the combinations of values that a later rule still has to know.
 * Gives up with Infinity once `enough` is passed.
 */
export function widthOf(gauge: Gauge, order: readonly number[], enough = Infinity): number {
  const { bits, place, last, leaving } = gauge;
  for (let i = 0; i < order.length; i += 1) {
    place[order[i] ?? 0] = i;
    last[order[i] ?? 0] = i;
    leaving[i] = 0;
  }
  spread(gauge);
  let [open, total] = [0, 0];
  for (let i = 0; i < order.length; i += 1) {
    const v = order[i] ?? 0;
    const size = bits[v] ?? 0;
    const end = last[v] ?? i;
    leaving[end] = (leaving[end] ?? 0) + size;
    open += size - (leaving[i] ?? 0);
    total += 2 ** open;
    if (total > enough) return Infinity;
  }
  return total;
}

/** The last place at which each variable is still needed. */
function spread({ scopes, place, last }: Gauge): void {
  for (const scope of scopes) {
    let end = 0;
    for (const v of scope) if ((place[v] ?? 0) > end) end = place[v] ?? 0;
    for (const v of scope) if ((last[v] ?? 0) < end) last[v] = end;
  }
}
