import { epochMs, type Instant, instantOf } from '#kernel/instant';

/** One wrong code; `hash` tells a repetition, which is not a new try. */
export type Try = { at: Instant; hash: string };

export const TRIES_MAX = 5;
export const TRIES_WINDOW_SECONDS = 900;

/** The tries that still count. Exact over every window of 15 minutes, not per quarter of an hour. */
export function recent(tries: readonly Try[], now: Instant): Try[] {
  const since = instantOf(epochMs(now) - TRIES_WINDOW_SECONDS * 1000);
  return tries.filter(({ at }) => at > since);
}

/** Whole minutes until one more try is free; 0 if one is free now. */
export function minutesToWait(tries: readonly Try[], now: Instant): number {
  const counting = recent(tries, now);
  const oldest = counting[counting.length - TRIES_MAX];
  if (!oldest) return 0;
  return Math.ceil((epochMs(oldest.at) + TRIES_WINDOW_SECONDS * 1000 - epochMs(now)) / 60_000);
}
