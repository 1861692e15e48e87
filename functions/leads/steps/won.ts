import { isId } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { scopeOfDealer } from '#platform/scope';
import { create } from '#platform/writes';
import { winLead } from '../domain/outcome.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { leadOfSlipRef } from '../store.ts';
import type { Step } from './act.ts';
import type { LeadRecord } from './record.ts';

type Sale = { slipId: string; netFen: Fen; by: string };

/** A lead won by a slip, which wins no second one; its amount is what the slip brought. Refuses SLIP_TIED, LEAD_CLOSED. */
export function wonBy({ lead }: LeadRecord, { slipId, netFen, by }: Sale, pipeline: Pipeline, now: Instant): Step {
  if (!isId('slip', slipId)) throw new Refusal('WON_WITHOUT_SLIP');
  const decision = winLead(lead, { slipId, by }, pipeline, now);
  const tie = create({ ...leadOfSlipRef(scopeOfDealer(lead.dealerId), slipId).key, leadId: lead.id }, 'SLIP_TIED');
  return { decision, card: { amountFen: netFen }, writes: [tie] };
}
