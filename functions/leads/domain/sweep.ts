import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { BusinessCalendar } from './calendar.ts';
import type { ClockRule } from './clock-rule.ts';
import type { Decision } from './fact.ts';
import { type Ladder, ladderEnd, ladderOf, type Warning, type WarningStep } from './ladder.ts';
import type { Lead, Owned } from './lead.ts';

export type Swept = ({ outcome: 'DONE' } & Decision) | { outcome: 'SKIPPED'; why: 'CHANGED' | 'NOT_OWNED' | 'NOT_DUE' | 'TOLD' };

const skipped = (why: 'CHANGED' | 'NOT_OWNED' | 'NOT_DUE' | 'TOLD'): Swept => ({ outcome: 'SKIPPED', why });

/** A sweep acts on what it saw: DONE if the stored revision is still the seen one, else SKIPPED, and the next sweep looks again. */
export function compareAndSet(storedRev: number, seenRev: number): 'DONE' | 'SKIPPED' {
  return storedRev === seenRev ? 'DONE' : 'SKIPPED';
}

/**
 * Gives an overdue lead back to the pool; its guide may not take it again during the cool-down. `seenRev` is the revision the index
 * row named: a follow-up in between changed it and saves the lead. The due time is computed again, never believed.
 */
export function recycleLead(lead: Lead, seenRev: number, rule: ClockRule, now: Instant): Swept {
  const { state } = lead;
  if (compareAndSet(lead.rev, seenRev) === 'SKIPPED') return skipped('CHANGED');
  if (state.kind !== 'OWNED') return skipped('NOT_OWNED');
  const end = ladderEnd(state, rule);
  if (epochMs(now) < epochMs(end.recycleAt)) return skipped('NOT_DUE');
  const cooling = { guideId: state.guideId, until: plusDays(now, rule.coolDownDays) };
  return {
    outcome: 'DONE',
    lead: { ...lead, state: { kind: 'POOL', since: now, cooling } },
    fact: recycledFact(lead, state, rule, end, now),
  };
}

function recycledFact(lead: Lead, state: Owned, rule: ClockRule, end: Omit<Ladder, 'warnings'>, now: Instant): Decision['fact'] {
  return {
    type: 'LeadRecycled',
    leadId: lead.id,
    at: now,
    by: 'clock',
    fromGuideId: state.guideId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    ownedAt: state.ownedAt,
    ...(state.lastEffectiveAt === undefined ? {} : { lastEffectiveAt: state.lastEffectiveAt }),
    rule,
    // Without their reasons, which people typed.
    pauses: state.pauses.map(({ from, until }) => ({ from, until })),
    ...(state.acceptBy === undefined ? {} : { acceptBy: state.acceptBy }),
    ...end,
  };
}

/** Tells one step of the ladder, exactly once per lead and due time: the lead itself remembers, so a second sweep is SKIPPED. */
export function warnLead(lead: Lead, step: WarningStep, seenRev: number, rule: ClockRule, calendar: BusinessCalendar, now: Instant): Swept {
  const { state } = lead;
  if (compareAndSet(lead.rev, seenRev) === 'SKIPPED') return skipped('CHANGED');
  if (state.kind !== 'OWNED') return skipped('NOT_OWNED');
  const { recycleAt, warnings } = ladderOf(state, rule, calendar);
  const warning = warnings.find((w) => w.step === step);
  if (!warning || epochMs(now) < epochMs(warning.at) || epochMs(now) >= epochMs(recycleAt)) return skipped('NOT_DUE');
  if (isTold(state, warning)) return skipped('TOLD');
  return {
    outcome: 'DONE',
    lead: { ...lead, state: { ...state, told: { ...state.told, [step]: warning.at } } },
    fact: { type: 'LeadWarned', leadId: lead.id, at: now, by: 'clock', step, guideId: state.guideId, recycleAt },
  };
}

const isTold = (state: Owned, { step, at }: Warning): boolean => state.told?.[step] === at;

/** The earliest instant at which the clock has something to do with this lead: what the index of due times holds. */
export function nextDue(state: Owned, rule: ClockRule, calendar: BusinessCalendar): Instant {
  const { recycleAt, warnings } = ladderOf(state, rule, calendar);
  return warnings.find((warning) => !isTold(state, warning))?.at ?? recycleAt;
}
