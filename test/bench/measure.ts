/**
 * One figure of the benchmark. The parts of its name are section, row and column of the table ('action/scan/round-trips'); `bound` is the
 * most that the project allows itself and `pass` whether that is kept. What could not be measured has `skipped`, and says why.
 */
export type Measure =
  | { name: string; value: number; unit: string; bound?: number; pass?: boolean; [more: string]: unknown }
  | { name: string; skipped: string };

/** A figure with its bound. Bounds are inclusive. */
export function bounded(name: string, value: number, unit: string, bound: number, more: object = {}): Measure {
  return { name, value: rounded(value), unit, bound, pass: value <= bound, ...more };
}

export const figure = (name: string, value: number, unit: string, more: object = {}): Measure => ({
  name,
  value: rounded(value),
  unit,
  ...more,
});

/** Three significant digits below a thousand, whole numbers above: no more than the clock can know. */
export const rounded = (value: number): number => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));

/** The value below which `share` of the values lie; 0.5 is the median. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
