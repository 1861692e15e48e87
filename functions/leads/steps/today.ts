import { dayOf, epochMs, type Instant, plusDays, startOfDay } from '#kernel/instant';
import type { Owned } from '../domain/lead.ts';
import { pauseAt } from '../domain/pause.ts';
import { isWarm } from '../domain/touch.ts';
import type { LeadRecord } from './record.ts';

/** In the order that pays: first what is lost by waiting, then who is looking at our offer now, what was promised, and the hot ones. */
const order = ['ACCEPT', 'OVERDUE', 'DUE', 'LOOKING', 'PROMISED', 'FIRST_CONTACT', 'HOT'] as const;
type Why = (typeof order)[number];

export type TodayItem = { record: LeadRecord; why: Why; at?: Instant };

/** A guide's open leads that want something today; within one reason the earlier first, then the larger amount. */
export function todayOf(open: readonly LeadRecord[], now: Instant): TodayItem[] {
  const items = open.flatMap((record) => itemOf(record, now));
  const rank = ({ why }: TodayItem): number => order.indexOf(why);
  const at = (item: TodayItem): number => (item.at === undefined ? 0 : epochMs(item.at));
  return items.sort(
    (a, b) => rank(a) - rank(b) || at(a) - at(b) || b.record.card.amountFen - a.record.card.amountFen || byId(a.record, b.record),
  );
}

const byId = (a: LeadRecord, b: LeadRecord): number => (a.lead.id < b.lead.id ? -1 : 1);

function itemOf(record: LeadRecord, now: Instant): TodayItem[] {
  const { state } = record.lead;
  if (state.kind !== 'OWNED') return [];
  const reason = reasonOf(record, state, now);
  return reason ? [{ record, ...reason }] : [];
}

function reasonOf({ lead, card, overdue, clock }: LeadRecord, state: Owned, now: Instant): { why: Why; at?: Instant } | undefined {
  const endMs = epochMs(plusDays(startOfDay(dayOf(now)), 1));
  const isToday = (at: Instant | undefined): at is Instant => at !== undefined && epochMs(at) < endMs;
  const { acceptBy, nextAt, lastEffectiveAt } = state;
  if (acceptBy !== undefined) return { why: 'ACCEPT', at: acceptBy };
  if (nextAt !== undefined && epochMs(nextAt) <= epochMs(now)) return { why: 'OVERDUE', at: nextAt };
  if (overdue) return { why: 'OVERDUE', ...(clock?.recycleAt === undefined ? {} : { at: clock.recycleAt }) };
  const paused = pauseAt(state, now) !== undefined;
  if (!paused && nextAt === undefined && isToday(clock?.dueAt)) return { why: 'DUE', at: clock.dueAt };
  if (card.touch && isWarm(card.touch, lastEffectiveAt, now)) return { why: 'LOOKING', at: card.touch.at };
  if (isToday(nextAt)) return { why: 'PROMISED', at: nextAt };
  if (paused) return undefined;
  if (isToday(clock?.dueAt)) return { why: 'DUE', at: clock.dueAt };
  // What is promised for another day is left alone today.
  if (nextAt !== undefined) return undefined;
  if (lastEffectiveAt === undefined) return { why: 'FIRST_CONTACT', at: state.ownedAt };
  return lead.grade === 'A' ? { why: 'HOT' } : undefined;
}
