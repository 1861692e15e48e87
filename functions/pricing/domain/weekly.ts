import type { WeeklyWindow } from './promotion.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const WEEK_MS = 7 * DAY_MS;

function msOfDay(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE_MS;
}

/** Milliseconds since Monday 00:00 of the store's week. The epoch was a Thursday. */
function msOfWeek(atMs: number, zoneMinutes: number): number {
  return (((atMs + zoneMinutes * MINUTE_MS + 3 * DAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS;
}

/** How long a window has been running if it opened on `day`, as a place in the week; it is open while that is below its length. */
function sinceOpening(day: number, fromMs: number, nowMs: number): number {
  return (nowMs - (day - 1) * DAY_MS - fromMs + 2 * WEEK_MS) % WEEK_MS;
}

/** Whether a window is open; half open like all windows. A window that passes midnight belongs to the day on which it opens. */
export function weeklyOpen(windows: readonly WeeklyWindow[], atMs: number, zoneMinutes: number): boolean {
  const now = msOfWeek(atMs, zoneMinutes);
  return windows.some((window) => {
    const from = msOfDay(window.from);
    const to = msOfDay(window.to);
    const length = to > from ? to - from : to - from + DAY_MS;
    return window.days.some((day) => sinceOpening(day, from, now) < length);
  });
}

/** Epoch milliseconds of the next opening after `atMs`; undefined if no window has a day. */
export function nextOpening(windows: readonly WeeklyWindow[], atMs: number, zoneMinutes: number): number | undefined {
  const now = msOfWeek(atMs, zoneMinutes);
  let wait = Number.POSITIVE_INFINITY;
  for (const window of windows) {
    for (const day of window.days) wait = Math.min(wait, WEEK_MS - sinceOpening(day, msOfDay(window.from), now));
  }
  return Number.isFinite(wait) ? atMs + wait : undefined;
}
