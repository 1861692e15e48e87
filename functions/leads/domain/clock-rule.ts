import type { Instant } from '#kernel/instant';
import type { Limits } from './clock.ts';

/** A clock for some leads; a field of `match` that is absent fits all. `managerDays` before the recycling the manager is told too. */
export type ClockRule = Limits & {
  id: string;
  version: number;
  match: { pipelineId?: string; stage?: string; grade?: string; source?: string };
  /** Open minutes of the store until the customer must have been reached once. */
  firstContactMinutes: number;
  managerDays: number;
  /** How long the guide who lost the lead may not take it again. */
  coolDownDays: number;
  publishedAt: Instant;
  graceDays: number;
};

type Clocked = { pipelineId: string; stage: string; grade?: string; source: string };

/** The rule that names most of the lead's pipeline, stage, grade and source; then the smaller id. */
export function clockRuleFor(lead: Clocked, rules: readonly ClockRule[]): ClockRule | undefined {
  return rules.filter((rule) => fits(rule, lead)).sort((a, b) => named(b) - named(a) || (a.id < b.id ? -1 : 1))[0];
}

function fits({ match }: ClockRule, lead: Clocked): boolean {
  const same = (wanted: string | undefined, actual: string | undefined): boolean => wanted === undefined || wanted === actual;
  return (
    same(match.pipelineId, lead.pipelineId) &&
    same(match.stage, lead.stage) &&
    same(match.grade, lead.grade) &&
    same(match.source, lead.source)
  );
}

const named = ({ match }: ClockRule): number => Object.values(match).filter((value) => value !== undefined).length;
