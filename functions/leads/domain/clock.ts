import { epochMs, type Instant, instantOf, plusDays } from '#kernel/instant';

/** Paused time does not run; at most one pause at a time. */
export type Pause = { reason: string; from: Instant; until: Instant };

/** What the clock reads of a lead. `lastEffectiveAt` is the owner's last effective follow-up. */
export type ClockFacts = { ownedAt: Instant; lastEffectiveAt?: Instant; acceptBy?: Instant; pauses?: readonly Pause[] };

/** Plain days of 24 hours. */
export type Limits = { idleDays: number; dealDays: number; warnDays: number };

/** A rule published after the lead was taken may not recycle it before its grace has passed. */
export type Grace = { publishedAt: Instant; graceDays: number };

export type RecycleDue = { recycleAt: Instant; warnAt: Instant; reason: 'IDLE' | 'DEAL' };

const DAY_MS = 86_400_000;

/**
 * When a lead goes back to the pool: idleDays after the last effective follow-up (without one, after the start of ownership), but
 * no later than dealDays after that start; the warning comes warnDays before.
 */
export function recycleDue(facts: ClockFacts, limits: Limits, grace?: Grace): RecycleDue {
  const { idleMs, dealMs, graceMs } = limitEnds(facts, limits, grace);
  const recycleMs = Math.max(Math.min(idleMs, dealMs), graceMs);
  return {
    recycleAt: instantOf(recycleMs),
    warnAt: instantOf(recycleMs - limits.warnDays * DAY_MS),
    reason: idleMs <= dealMs ? 'IDLE' : 'DEAL',
  };
}

/** When each limit runs out, in epoch milliseconds; without a grace its end lies before all time. */
export function limitEnds(facts: ClockFacts, limits: Limits, grace?: Grace): { idleMs: number; dealMs: number; graceMs: number } {
  const pauses = facts.pauses ?? [];
  return {
    idleMs: runOut(facts.lastEffectiveAt ?? facts.ownedAt, limits.idleDays, pauses),
    dealMs: runOut(facts.ownedAt, limits.dealDays, pauses),
    graceMs: graceEnd(facts.ownedAt, grace),
  };
}

/** The end of that many running days, in epoch milliseconds; each pause that begins before it pushes it out. */
function runOut(from: Instant, days: number, pauses: readonly Pause[]): number {
  const fromMs = epochMs(from);
  let dueMs = fromMs + days * DAY_MS;
  for (const pause of [...pauses].sort((a, b) => epochMs(a.from) - epochMs(b.from))) {
    const startMs = Math.max(epochMs(pause.from), fromMs);
    if (startMs < dueMs) dueMs += Math.max(epochMs(pause.until) - startMs, 0);
  }
  return dueMs;
}

function graceEnd(ownedAt: Instant, grace: Grace | undefined): number {
  if (!grace || epochMs(ownedAt) >= epochMs(grace.publishedAt)) return Number.NEGATIVE_INFINITY;
  return epochMs(plusDays(grace.publishedAt, grace.graceDays));
}
