import type { LeadFact } from '../domain/fact.ts';

type Happening = LeadFact extends infer F ? (F extends LeadFact ? Omit<F, 'leadId'> : never) : never;

/** One line of a lead's history: the fact, and the names as they were then. */
export type TimelineEntry = Happening & { entryId: string; byName?: string; guideName?: string };

export function timelineEntry(fact: LeadFact, entryId: string, names: { byName?: string; guideName?: string }): TimelineEntry {
  const { leadId: _, ...happened } = fact;
  return { ...happened, entryId, ...names };
}
