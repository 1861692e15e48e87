import { epochMs, type Instant } from '#kernel/instant';

/** One person's looks at one card. */
export type Look = { viewer: string; name?: string; firstAt: Instant; lastAt: Instant; looks: number };

/** Back and forth between two pages is one look. */
const SAME_LOOK_MS = 30 * 60_000;

/** The person's looks after one more; undefined where it is still the same one. */
export function lookedAgain(before: Look | undefined, viewer: string, name: string | undefined, now: Instant): Look | undefined {
  const called = name === undefined ? {} : { name };
  if (!before) return { viewer, ...called, firstAt: now, lastAt: now, looks: 1 };
  const renamed = name !== undefined && before.name !== name;
  if (epochMs(now) - epochMs(before.lastAt) < SAME_LOOK_MS) return renamed ? { ...before, ...called } : undefined;
  return { ...before, ...called, lastAt: now, looks: before.looks + 1 };
}
