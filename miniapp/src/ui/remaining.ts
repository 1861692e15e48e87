export type Remaining = { days: number; hours: number; minutes: number; seconds: number };

/** Whole units left until an instant, never negative. */
export function remaining(untilMs: number, nowMs: number): Remaining {
  const seconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3_600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}
