import type { Instant } from '#kernel/instant';
import type { Limits } from './clock.ts';

/** A clock for some leads; a field of `match` that is absent fits all. `managerDays` before the recycling the manager is told too. */
export type ClockRule = Limits & {
  id: string;
  version: number;
  /** `storeId`: a store's own rule. */
  match: { storeId?: string; pipelineId?: string; stage?: string; grade?: string; source?: string };
  /** Open minutes of the store until the customer must have been reached once. */
  firstContactMinutes: number;
  managerDays: number;
  /** How long the guide who lost the lead may not take it again. */
  coolDownDays: number;
  publishedAt: Instant;
  graceDays: number;
};

type Clocked = { storeId?: string; pipelineId: string; stage: string; grade?: string; source: string };

/** A store's own rules go before the dealer's; among these the one that names most of pipeline, stage, grade and source; then the smaller id. */
export function clockRuleFor(lead: Clocked, rules: readonly ClockRule[]): ClockRule | undefined {
  return rules.filter((rule) => fits(rule, lead)).sort((a, b) => own(b) - own(a) || named(b) - named(a) || (a.id < b.id ? -1 : 1))[0];
}

function fits({ match }: ClockRule, lead: Clocked): boolean {
  const same = (wanted: string | undefined, actual: string | undefined): boolean => wanted === undefined || wanted === actual;
  return (
    same(match.storeId, lead.storeId) &&
    same(match.pipelineId, lead.pipelineId) &&
    same(match.stage, lead.stage) &&
    same(match.grade, lead.grade) &&
    same(match.source, lead.source)
  );
}

const own = ({ match }: ClockRule): number => (match.storeId === undefined ? 0 : 1);
const named = ({ match }: ClockRule): number => Object.values(match).filter((value) => value !== undefined).length;
