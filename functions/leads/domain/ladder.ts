import { epochMs, type Instant, plusDays } from '#kernel/instant';
import { type BusinessCalendar, businessDue } from './calendar.ts';
import { type ClockFacts, type RecycleDue, recycleDue } from './clock.ts';
import type { ClockRule } from './clock-rule.ts';

export type WarningStep = 'FIRST_CONTACT' | 'WARN_GUIDE' | 'WARN_MANAGER';
export type Warning = { step: WarningStep; at: Instant };

/** What is due on an owned lead; the warnings are those before the recycling, earliest first. */
export type Ladder = { recycleAt: Instant; reason: RecycleDue['reason'] | 'NOT_ACCEPTED'; warnings: Warning[] };

/**
 * Guide → manager → pool: response deadline (in the store's open minutes), guide's and manager's warning, recycling (in days), or the
 * end of the time to accept. A pure function of its arguments: computed again, on any machine, it gives the same instants.
 */
export function ladderOf(facts: ClockFacts, rule: ClockRule, calendar: BusinessCalendar): Ladder {
  const end = ladderEnd(facts, rule);
  const warnings = warningsOf(facts, rule, calendar).filter(({ at }) => epochMs(at) < epochMs(end.recycleAt));
  return { ...end, warnings: warnings.sort((a, b) => epochMs(a.at) - epochMs(b.at)) };
}

/** When and why the lead leaves its guide. */
export function ladderEnd(facts: ClockFacts, rule: ClockRule): Omit<Ladder, 'warnings'> {
  const { recycleAt, reason } = recycleDue(facts, rule, rule);
  if (facts.acceptBy !== undefined && epochMs(facts.acceptBy) < epochMs(recycleAt))
    return { recycleAt: facts.acceptBy, reason: 'NOT_ACCEPTED' };
  return { recycleAt, reason };
}

function warningsOf(facts: ClockFacts, rule: ClockRule, calendar: BusinessCalendar): Warning[] {
  const { recycleAt, warnAt } = recycleDue(facts, rule, rule);
  const firstContact: Warning[] =
    facts.lastEffectiveAt === undefined
      ? [{ step: 'FIRST_CONTACT', at: businessDue(calendar, facts.ownedAt, rule.firstContactMinutes) }]
      : [];
  return [...firstContact, { step: 'WARN_GUIDE', at: warnAt }, { step: 'WARN_MANAGER', at: plusDays(recycleAt, -rule.managerDays) }];
}
