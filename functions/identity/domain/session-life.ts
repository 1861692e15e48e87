import { epochMs, type Instant, instantOf } from '#kernel/instant';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a session lasts without a visit, and at most. */
const lives = {
  staff: { idleMs: 12 * HOUR_MS, wholeMs: 7 * DAY_MS },
  customer: { idleMs: 30 * DAY_MS, wholeMs: 90 * DAY_MS },
} as const;

export type Life = { expiresAt: Instant; endsAt: Instant };
type Kind = keyof typeof lives;

/** A new session's life; `noLaterThan` are other ends that it must not outlast (the assignment's, the session it replaces). */
export function newLife(kind: Kind, now: Instant, noLaterThan: readonly (Instant | undefined)[] = []): Life {
  const whole = instantOf(epochMs(now) + lives[kind].wholeMs);
  const [endsAt = whole] = [whole, ...noLaterThan.filter((end) => end !== undefined)].sort();
  return { expiresAt: idleEnd(kind, now, endsAt), endsAt };
}

/** The later end that a visit earns; undefined while less than a tenth of the idle time has passed: not every visit is a write. */
export function slidTo(kind: Kind, { expiresAt, endsAt }: Life, now: Instant): Instant | undefined {
  const next = idleEnd(kind, now, endsAt);
  const gainedMs = epochMs(next) - epochMs(expiresAt);
  const worthIt = gainedMs > lives[kind].idleMs / 10 || (next === endsAt && gainedMs > 0);
  return worthIt ? next : undefined;
}

function idleEnd(kind: Kind, now: Instant, endsAt: Instant): Instant {
  const idle = instantOf(epochMs(now) + lives[kind].idleMs);
  return idle < endsAt ? idle : endsAt;
}
