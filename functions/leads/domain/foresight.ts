import { epochMs, type Instant } from '#kernel/instant';
import type { BusinessCalendar } from './calendar.ts';
import type { ClockRule } from './clock-rule.ts';
import { type Ladder, ladderOf, type Warning } from './ladder.ts';
import type { Owned } from './lead.ts';

/** What the clock will do with a lead if nobody touches it: the warnings still to be told, then the recycling. */
export type Foresight = { warnings: Warning[]; recycleAt: Instant; reason: Ladder['reason'] };

/**
 * The same ladder that the sweep climbs, looked at beforehand. What is due already happens `now`; a lead whose end has come goes
 * back without further warnings.
 */
export function foresee(state: Owned, rule: ClockRule, calendar: BusinessCalendar, now: Instant): Foresight {
  const { recycleAt, reason, warnings } = ladderOf(state, rule, calendar);
  if (epochMs(recycleAt) <= epochMs(now)) return { warnings: [], recycleAt: now, reason };
  const untold = warnings.filter(({ step, at }) => state.told?.[step] !== at);
  return { warnings: untold.map(({ step, at }) => ({ step, at: later(at, now) })), recycleAt, reason };
}

const later = (a: Instant, b: Instant): Instant => (epochMs(a) >= epochMs(b) ? a : b);
