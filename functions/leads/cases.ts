import * as z from 'zod';
import { epochMs } from '#kernel/instant';
import { type BusinessCalendar, businessDue } from './domain/calendar.ts';
import { recycleDue } from './domain/clock.ts';
import { pickGuide } from './domain/guide-pick.ts';
import { compareAndSet } from './domain/sweep.ts';
import { nextTurn, type Turn } from './domain/turn.ts';

export type LeadCaseResult = { id: string; ok: boolean; detail?: string };

const Calendar = z
  .object({ tz: z.string().default('+08:00'), open: z.string(), close: z.string(), closedDates: z.array(z.string()).default([]) })
  .transform(
    ({ tz, open, close, closedDates }): BusinessCalendar => ({ offsetMinutes: offsetMinutes(tz), open, close, closedDays: closedDates }),
  );

const File = z.object({
  calendar: Calendar.optional(),
  cases: z.array(z.looseObject({ id: z.string(), op: z.string(), calendar: Calendar.optional() })),
});

/** Runs a file of `leads.json`'s format, case by case; `detail` says what was expected and what came. */
export function runLeadFile(file: unknown): LeadCaseResult[] {
  const { calendar, cases } = File.parse(file);
  return cases.map((c) => ({ id: c.id, ...runLeadCase(c, c.op, c.calendar ?? calendar) }));
}

function runLeadCase(c: unknown, op: string, calendar: BusinessCalendar | undefined): { ok: boolean; detail?: string } {
  try {
    const { expected, actual } = answer(c, op, calendar);
    const [want, got] = [JSON.stringify(expected), JSON.stringify(actual)];
    return want === got ? { ok: true } : { ok: false, detail: `expected ${want}, got ${got}` };
  } catch (error) {
    return { ok: false, detail: String(error) };
  }
}

type Answer = { expected: unknown; actual: unknown };

function answer(c: unknown, op: string, calendar: BusinessCalendar | undefined): Answer {
  switch (op) {
    case 'wrr':
      return roundRobin(c);
    case 'businessDue':
      return due(c, calendar);
    case 'recycle':
      return recycle(c);
    case 'pick':
      return pick(c);
    case 'cas':
      return compare(c);
    default:
      throw new RangeError(`unknown op ${op}`);
  }
}

function roundRobin(c: unknown): Answer {
  const { weights, n, expect } = z.object({ weights: z.record(z.string(), z.number()), n: z.number(), expect: z.unknown() }).parse(c);
  let turns: Turn[] = Object.entries(weights).map(([guideId, weight]) => ({ guideId, weight, current: 0 }));
  const actual: string[] = [];
  for (let i = 0; i < n; i += 1) {
    const next = nextTurn(turns);
    if (!next) break;
    turns = next.turns;
    actual.push(next.guideId);
  }
  return { expected: expect, actual };
}

function due(c: unknown, calendar: BusinessCalendar | undefined): Answer {
  const { from, minutes, expect } = z.object({ from: z.string(), minutes: z.number(), expect: z.string() }).parse(c);
  if (!calendar) throw new RangeError('no calendar');
  return { expected: epochMs(expect), actual: epochMs(businessDue(calendar, from, minutes)) };
}

function recycle(c: unknown): Answer {
  const Rule = z.object({ idleDays: z.number(), dealDays: z.number().default(Number.POSITIVE_INFINITY), warnDays: z.number().default(0) });
  const Expect = z.object({ recycleAt: z.string(), warnAt: z.string(), reason: z.string() });
  const { rule, lead, expect } = z
    .object({ rule: Rule, lead: z.object({ ownedAt: z.string(), followUps: z.array(z.string()).default([]) }), expect: Expect })
    .parse(c);
  const [last] = [...lead.followUps].sort((a, b) => epochMs(b) - epochMs(a));
  const { recycleAt, warnAt, reason } = recycleDue(
    { ownedAt: lead.ownedAt, ...(last === undefined ? {} : { lastEffectiveAt: last }) },
    rule,
  );
  return {
    expected: [epochMs(expect.recycleAt), epochMs(expect.warnAt), expect.reason],
    actual: [epochMs(recycleAt), epochMs(warnAt), reason],
  };
}

function pick(c: unknown): Answer {
  const Guide = z.object({ id: z.string(), onDuty: z.boolean(), open: z.number(), cap: z.number(), weight: z.number() });
  const { guides, sticky, expect } = z
    .object({ guides: z.array(Guide), sticky: z.string().nullish(), expect: z.string().nullable() })
    .parse(c);
  return { expected: expect, actual: pickGuide(guides, sticky ? { stickyId: sticky } : {}) ?? null };
}

/** The case names two versions, the stored one and the one that was seen; which names they carry does not matter to the rule. */
function compare(c: unknown): Answer {
  const { expect, ...given } = z.looseObject({ expect: z.unknown() }).parse(c);
  const [stored, seen, ...more] = numbersIn(given);
  if (stored === undefined || seen === undefined || more.length > 0) throw new RangeError('a cas case names two versions');
  return { expected: expect, actual: compareAndSet(stored, seen) };
}

/** The numbers under names with «version» or «rev», or all of them where no name says so. */
function numbersIn(value: unknown): number[] {
  const found = numberLeaves(value, '');
  const named = found.filter(({ path }) => /version|rev/i.test(path));
  return (named.length > 0 ? named : found).map(({ number }) => number);
}

function numberLeaves(value: unknown, path: string): { path: string; number: number }[] {
  if (typeof value === 'number') return [{ path, number: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numberLeaves(inner, `${path}.${key}`));
}

/** '+08:00' is 480. */
function offsetMinutes(tz: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(tz);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
