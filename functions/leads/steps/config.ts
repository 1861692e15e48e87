import type { BusinessCalendar } from '../domain/calendar.ts';
import { type ClockRule, clockRuleFor } from '../domain/clock-rule.ts';
import type { Lead } from '../domain/lead.ts';
import { type Pipeline, pipelineFor } from '../domain/pipeline.ts';
import { standardPipeline } from '../domain/standard-pipeline.ts';

/** How a dealer works its leads: one row of data, which every step on a lead reads. */
export type LeadConfig = {
  version: number;
  pipelines: readonly Pipeline[];
  rules: readonly ClockRule[];
  calendar: BusinessCalendar;
  /** Stores whose hours differ. */
  calendars: Readonly<Record<string, BusinessCalendar>>;
  /** Open leads that one guide may take from the pool or be given; at most GUIDE_CAP_MAX. */
  guideCap: number;
  /** Open minutes that a guide has to accept what the system gives them. */
  acceptMinutes: number;
};

/** A guide's open leads are read in one query: more than this nobody works on anyway. */
export const GUIDE_CAP_MAX = 200;

const FOREVER_AGO = '2020-01-01T00:00:00.000Z';
const asPublished = { version: 1, publishedAt: FOREVER_AGO, graceDays: 3, coolDownDays: 3 };

/** A week of silence, two months in all; customers of grade A sooner. */
const standardRules: readonly ClockRule[] = [
  { ...asPublished, id: 'standard', match: {}, idleDays: 7, dealDays: 60, warnDays: 2, managerDays: 1, firstContactMinutes: 60 },
  { ...asPublished, id: 'hot', match: { grade: 'A' }, idleDays: 4, dealDays: 60, warnDays: 2, managerDays: 1, firstContactMinutes: 30 },
];

/** What a new dealer starts with, until somebody edits it. */
export const standardConfig: LeadConfig = {
  version: 1,
  pipelines: [standardPipeline],
  rules: standardRules,
  calendar: { offsetMinutes: 480, open: '09:00', close: '21:00', closedDays: [] },
  calendars: {},
  guideCap: 60,
  acceptMinutes: 30,
};

export const calendarOf = (config: LeadConfig, storeId: string): BusinessCalendar => config.calendars[storeId] ?? config.calendar;

export const ruleFor = (config: LeadConfig, lead: Lead): ClockRule | undefined => clockRuleFor(lead, config.rules);

/** The pipeline a lead runs in; one that was deleted under it is a fault of ours. */
export function pipelineOf({ pipelines }: LeadConfig, { pipelineId }: Pick<Lead, 'pipelineId'>): Pipeline {
  const found = pipelines.find((pipeline) => pipeline.id === pipelineId);
  if (!found) throw new Error(`no pipeline ${pipelineId}`);
  return found;
}

/** The pipeline for a new lead: the best fit, or the dealer's first where none fits. */
export function pipelineForNew({ pipelines }: LeadConfig, need: { brand?: string; source: string }): Pipeline {
  const found = pipelineFor([...pipelines], need) ?? pipelines[0];
  if (!found) throw new Error('the dealer has no pipeline');
  return found;
}
