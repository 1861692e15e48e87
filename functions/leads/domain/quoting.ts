import type { Instant } from '#kernel/instant';
import type { LeadFact } from './fact.ts';
import { isClosed, type Lead } from './lead.ts';
import type { Pipeline, Stage } from './pipeline.ts';

/** What became of a quote: it was shared with the customer, or the customer said yes. */
export type Quoting = { quoteId: string; outcome: 'SHARED' | 'ACCEPTED'; by: string };

/**
 * A lead follows its quote by itself: the quote is noted as done, and the lead moves on to the stage that is about quoting, or after a
 * yes to the one that a quote leads to. Never backwards, and whatever else that stage asks for: what happened, happened. Undefined where
 * nothing changes: the lead is over, or stands further on with this very quote.
 */
export function followQuote(
  lead: Lead,
  { quoteId, outcome, by }: Quoting,
  pipeline: Pipeline,
  now: Instant,
): { lead: Lead; facts: LeadFact[] } | undefined {
  if (isClosed(lead.state)) return undefined;
  const fact = { leadId: lead.id, at: now, by };
  const noted: LeadFact[] = lead.done.QUOTE === quoteId ? [] : [{ ...fact, type: 'LeadActionDone', action: 'QUOTE', ref: quoteId }];
  const quoted = { ...lead, done: { ...lead.done, QUOTE: quoteId } };
  const to = stageAfter(outcome, pipeline);
  const place = (key: string) => pipeline.stages.findIndex((stage) => stage.key === key);
  if (!to || place(to.key) <= place(lead.stage)) return noted.length > 0 ? { lead: quoted, facts: noted } : undefined;
  const moved: LeadFact = { ...fact, type: 'LeadStageMoved', from: lead.stage, to: to.key };
  return { lead: { ...quoted, stage: to.key, stageSince: now }, facts: [...noted, moved] };
}

/** Quoting is the stage that is left by a quote; the next one the first that is entered with one. */
function stageAfter(outcome: Quoting['outcome'], { stages }: Pipeline): Stage | undefined {
  const asks = (list: Stage['entry']) => list.some((condition) => condition.kind === 'ACTION_DONE' && condition.action === 'QUOTE');
  return stages.find(({ kind, entry, exit }) => kind === 'OPEN' && asks(outcome === 'SHARED' ? exit : entry));
}
