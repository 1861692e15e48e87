import { dayOf, epochMs, type Instant, monthOf, plusDays, startOfDay } from '#kernel/instant';
import { foresee } from '../domain/foresight.ts';
import { calendarOf, type LeadConfig, ruleFor } from './config.ts';
import type { LeadRecord } from './record.ts';

type Counts = { warned: number; recycled: number };
type Windows = { tonight: Counts; month: Counts };
export type ForeseenLead = {
  leadId: string;
  storeId: string;
  customerName: string;
  mobileMasked: string;
  guideName?: string;
  stage: string;
  pipelineId: string;
  ruleId: string;
  at: Instant;
  reason: string;
};
export type Foreseen = { leads: number; now: Windows; draft: Windows; recycles: ForeseenLead[]; warnings: ForeseenLead[] };

const NAMED_MAX = 100;
const none: Counts = { warned: 0, recycled: 0 };
export const nothingForeseen: Foreseen = {
  leads: 0,
  now: { tonight: none, month: none },
  draft: { tonight: none, month: none },
  recycles: [],
  warnings: [],
};

/** Tonight ends with the day, the month with its last; both in the stores' zone. */
export function windowsFrom(now: Instant): { tonight: Instant; month: Instant } {
  const tonight = plusDays(startOfDay(dayOf(now)), 1);
  let month = tonight;
  while (monthOf(dayOf(month)) === monthOf(dayOf(now))) month = plusDays(month, 1);
  return { tonight, month };
}

/** What the present rules and the draft would do with these leads, nobody touching them. */
export function foreseenOf(records: readonly LeadRecord[], present: LeadConfig, draft: LeadConfig, now: Instant): Foreseen {
  const owned = records.filter(({ lead }) => lead.state.kind === 'OWNED');
  const ends = windowsFrom(now);
  const drafted = owned.flatMap((record) => seen(record, draft, now));
  const before = (events: readonly Event[], end: Instant): Event[] => events.filter(({ at }) => epochMs(at) < epochMs(end));
  const windows = (events: readonly Event[]): Windows => ({
    tonight: countsOf(before(events, ends.tonight)),
    month: countsOf(before(events, ends.month)),
  });
  const named = before(drafted, ends.month);
  return {
    leads: owned.length,
    now: windows(owned.flatMap((record) => seen(record, present, now))),
    draft: windows(drafted),
    recycles: firstOf(named.filter(({ recycles }) => recycles)),
    warnings: firstOf(named.filter(({ recycles }) => !recycles)),
  };
}

type Event = { record: LeadRecord; ruleId: string; at: Instant; reason: string; recycles: boolean };

function seen(record: LeadRecord, config: LeadConfig, now: Instant): Event[] {
  const { lead, storeId } = record;
  const rule = ruleFor(config, lead);
  if (!rule || lead.state.kind !== 'OWNED') return [];
  const { warnings, recycleAt, reason } = foresee(lead.state, rule, calendarOf(config, storeId), now);
  const told = warnings.map(({ step, at }) => ({ record, ruleId: rule.id, at, reason: step, recycles: false }));
  return [...told, { record, ruleId: rule.id, at: recycleAt, reason, recycles: true }];
}

/** Leads, not events: one that is warned about twice counts once. */
function countsOf(events: readonly Event[]): Counts {
  const ids = (recycles: boolean): number =>
    new Set(events.filter((event) => event.recycles === recycles).map(({ record }) => record.lead.id)).size;
  return { warned: ids(false), recycled: ids(true) };
}

const firstOf = (events: readonly Event[]): ForeseenLead[] => soonest(events.map(namedEvent));

function namedEvent({ record: { lead, card, storeId }, ruleId, at, reason }: Event): ForeseenLead {
  return {
    leadId: lead.id,
    storeId,
    customerName: card.customerName,
    mobileMasked: card.mobile.masked,
    ...(card.guideName === undefined ? {} : { guideName: card.guideName }),
    stage: lead.stage,
    pipelineId: lead.pipelineId,
    ruleId,
    at,
    reason,
  };
}

const soonest = (leads: readonly ForeseenLead[]): ForeseenLead[] =>
  [...leads].sort((a, b) => epochMs(a.at) - epochMs(b.at) || (a.leadId < b.leadId ? -1 : 1)).slice(0, NAMED_MAX);

/** Two parts of one look: no lead is in both. */
export function together(a: Foreseen, b: Foreseen): Foreseen {
  const counts = (x: Counts, y: Counts): Counts => ({ warned: x.warned + y.warned, recycled: x.recycled + y.recycled });
  const windows = (x: Windows, y: Windows): Windows => ({ tonight: counts(x.tonight, y.tonight), month: counts(x.month, y.month) });
  return {
    leads: a.leads + b.leads,
    now: windows(a.now, b.now),
    draft: windows(a.draft, b.draft),
    recycles: soonest([...a.recycles, ...b.recycles]),
    warnings: soonest([...a.warnings, ...b.warnings]),
  };
}
