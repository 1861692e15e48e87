import { figure, type Measure, median, quantile, rounded } from '../measure.ts';

export type Timing = { medianMs: number; p95: number; cpuMean: number; runs: number };

/**
 * Runs each input `rounds` times after `warmUp` rounds that do not count. Median and p95 are wall time, which other processes lengthen;
 * `cpuMean` is this thread's CPU a run, which they hardly do.
 */
export async function timed<T>(inputs: readonly T[], run: (input: T) => unknown, { rounds = 5, warmUp = 2 } = {}): Promise<Timing> {
  for (let round = 0; round < warmUp; round += 1) for (const input of inputs) await run(input);
  const ms: number[] = [];
  const beforeMs = threadMs();
  for (let round = 0; round < rounds; round += 1) {
    for (const input of inputs) {
      const startMs = performance.now();
      const result = run(input);
      // Awaiting what is no promise would put a turn of the event loop into the figure.
      if (result instanceof Promise) await result;
      ms.push(performance.now() - startMs);
    }
  }
  return { medianMs: median(ms), p95: quantile(ms, 0.95), cpuMean: (threadMs() - beforeMs) / ms.length, runs: ms.length };
}

/** What the computation itself takes keeps the bound or not: by its median, or by its CPU where other processes held the core. */
export function timing(name: string, { medianMs, p95, cpuMean, runs }: Timing, boundMs?: number, more: object = {}): Measure {
  const bound = boundMs === undefined ? {} : { bound: boundMs, pass: Math.min(medianMs, cpuMean) <= boundMs };
  return figure(name, medianMs, 'ms', { ...bound, p95: rounded(p95), cpuMean: rounded(cpuMean), runs, ...more });
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
