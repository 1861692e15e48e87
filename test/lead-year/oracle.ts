import type { BusinessCalendar } from '#leads/domain/calendar';
import type { ClockRule } from '#leads/domain/clock-rule';

/**
 * What the clock should do, worked out a second time and in another way: by walking through open minutes and pauses instead of adding days up.
 * Nothing of the product's own clock is used, so that a mistake in it is not made twice.
 */
export type Known = {
  storeId: string;
  grade: string;
  source: string;
  stage: string;
  owner?: Holding;
};
type Holding = {
  ownedMs: number;
  reachedMs?: number;
  acceptMs?: number;
  pauses: { fromMs: number; untilMs: number }[];
  told: Map<string, number>;
};
export type Due = { recycleMs: number; warnings: { step: string; ms: number }[] };

const MINUTE = 60_000;
const DAY = 86_400_000;

export function dueOf(lead: Known, holding: Holding, rules: readonly ClockRule[], calendar: BusinessCalendar): Due {
  const rule = ruleOf(lead, rules);
  const { ownedMs, reachedMs, acceptMs, pauses } = holding;
  const idle = afterRunning(reachedMs ?? ownedMs, rule.idleDays * DAY, pauses);
  const deal = afterRunning(ownedMs, rule.dealDays * DAY, pauses);
  const published = Date.parse(rule.publishedAt);
  const spared = ownedMs < published ? published + rule.graceDays * DAY : 0;
  const end = Math.max(Math.min(idle, deal), spared);
  const recycleMs = acceptMs !== undefined && acceptMs < end ? acceptMs : end;
  const warnings = [
    ...(reachedMs === undefined ? [{ step: 'FIRST_CONTACT', ms: openMinutes(calendar, ownedMs, rule.firstContactMinutes) }] : []),
    { step: 'WARN_GUIDE', ms: end - rule.warnDays * DAY },
    { step: 'WARN_MANAGER', ms: end - rule.managerDays * DAY },
  ];
  return { recycleMs, warnings: warnings.filter(({ ms }) => ms < recycleMs) };
}

/** The rule that says most about the lead; with equals the one whose name comes first. */
function ruleOf(lead: Known, rules: readonly ClockRule[]): ClockRule {
  let best: ClockRule | undefined;
  const weight = ({ match }: ClockRule): number => (match.storeId === undefined ? 0 : 100) + Object.keys(match).length;
  for (const rule of rules) {
    const { storeId, grade, source, stage } = rule.match;
    if (storeId !== undefined && storeId !== lead.storeId) continue;
    if (grade !== undefined && grade !== lead.grade) continue;
    if (source !== undefined && source !== lead.source) continue;
    if (stage !== undefined && stage !== lead.stage) continue;
    if (!best || weight(rule) > weight(best) || (weight(rule) === weight(best) && rule.id < best.id)) best = rule;
  }
  if (!best) throw new Error('a lead without a rule');
  return best;
}

/** Time runs except while it is paused: from event to event until enough has run. */
function afterRunning(fromMs: number, neededMs: number, pauses: Holding['pauses']): number {
  let [at, left] = [fromMs, neededMs];
  for (const { fromMs: start, untilMs } of [...pauses].sort((a, b) => a.fromMs - b.fromMs)) {
    if (untilMs <= at) continue;
    const runs = Math.max(0, start - at);
    if (runs >= left) break;
    left -= runs;
    at = Math.max(at, untilMs);
  }
  return at + left;
}

/** Minute by minute, counting those in which the store is open. */
function openMinutes({ offsetMinutes, open, close, closedDays }: BusinessCalendar, fromMs: number, minutes: number): number {
  const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const [opens, closes] = [clock(open), clock(close)];
  let at = fromMs;
  let left = minutes * MINUTE;
  for (;;) {
    const local = at + offsetMinutes * MINUTE;
    const dayStart = Math.floor(local / DAY) * DAY;
    const [from, to] = [dayStart + opens * MINUTE, dayStart + closes * MINUTE];
    const shut = closedDays.includes(new Date(local).toISOString().slice(0, 10));
    if (!shut && local >= from && local < to) {
      const step = Math.min(left, to - local);
      at += step;
      left -= step;
      if (left === 0) return at;
    } else at += (!shut && local < from ? from : dayStart + DAY) - local;
  }
}
