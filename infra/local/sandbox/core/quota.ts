import * as z from 'zod';

export const countersShape = z.record(z.string(), z.object({ untilMs: z.number(), count: z.number() }));
export type Counters = z.output<typeof countersShape>;

/** Counts one call in a fixed window; false once `limit` is passed. A block lasts until its window ends. */
export function withinQuota(counters: Counters, key: string, limit: number, windowMs: number, nowMs: number): boolean {
  const running = counters[key];
  if (!running || running.untilMs <= nowMs) {
    counters[key] = { untilMs: nowMs + windowMs, count: 1 };
    return limit >= 1;
  }
  running.count += 1;
  return running.count <= limit;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
