import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import type { Scope } from '#platform/scope';
import { put, type Write } from '#platform/writes';
import { checkPipeline } from './domain/pipeline-check.ts';
import { type Touch, touchedFact } from './domain/touch.ts';
import type { LeadConfig } from './steps/config.ts';
import { clocked, type LeadRecord } from './steps/record.ts';
import { changeWrites, told } from './steps/save.ts';
import { configRow } from './store.ts';

export { type CreatedLead, createLead, type NewLead, type Standing } from './steps/create-lead.ts';
export { answersOf, type Newcomer, type Taken, takeIn } from './steps/intake.ts';

/** A dealer's pipelines, clocks, hours and cap. Refuses what checkPipeline refuses: no lead may get stuck. */
export function saveLeadConfig(scope: Scope, config: LeadConfig): Write {
  for (const pipeline of config.pipelines) checkPipeline(pipeline);
  return put(configRow(scope, config));
}

/** What a customer did stands in their open lead's history; nothing where it is over. Refuses CHANGED if the lead moved on since it was read. */
export function touchWrites(record: LeadRecord, touch: Touch, config: LeadConfig, ctx: Ctx): { writes: Write[]; facts: Announcement[] } {
  const fact = touchedFact(record.lead, touch);
  if (!fact) return { writes: [], facts: [] };
  const after = clocked({ ...record, card: { ...record.card, touch } }, config);
  const { write, news } = told(fact, after, ctx);
  return { writes: [...changeWrites(record, after), write], facts: [news] };
}
