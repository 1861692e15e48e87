import type { Id } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Decision } from './fact.ts';
import { type InPool, isClosed, type Lead, ownedBy } from './lead.ts';
import { type Pipeline, stageOfKind } from './pipeline.ts';

export type Report = {
  id: Id<'lead'>;
  dealerId: string;
  storeId?: string;
  source: string;
  grade?: string;
  answers?: Readonly<Record<string, string>>;
  by: string;
  /** The guide who keeps it (own report, scan of a guide's code); absent: to the pool. */
  guideId?: string;
  /** The assignment looks for a guide. */
  auto?: boolean;
};

/** A new lead in the pipeline's first open stage. One open lead per phone and dealer: refuses LEAD_DUPLICATE {lead, guide, since}. */
export function reportLead(report: Report, pipeline: Pipeline, now: Instant, sameCustomer?: Lead): Decision {
  if (sameCustomer && !isClosed(sameCustomer.state)) throw duplicate(sameCustomer);
  const { by, guideId, answers, auto, ...what } = report;
  const stage = stageOfKind(pipeline, 'OPEN').key;
  const pool: InPool = { kind: 'POOL', since: now };
  const lead: Lead = {
    ...what,
    rev: 0,
    pipelineId: pipeline.id,
    stage,
    stageSince: now,
    state: guideId === undefined ? pool : ownedBy(guideId, now),
    effectiveFollowUps: 0,
    answers: answers ?? {},
    done: {},
  };
  const { dealerId, storeId, source } = report;
  const where = {
    dealerId,
    source,
    pipelineId: pipeline.id,
    stage,
    ...(storeId === undefined ? {} : { storeId }),
    ...(auto ? { auto } : {}),
  };
  return { lead, fact: { type: 'LeadReported', leadId: lead.id, at: now, by, ...where, ...(guideId === undefined ? {} : { guideId }) } };
}

/** Says who has it and since when, so that nobody has to ask around. */
function duplicate({ id, state }: Lead): Refusal {
  if (state.kind === 'OWNED') return new Refusal('LEAD_DUPLICATE', { lead: id, guide: state.guideId, since: state.ownedAt });
  return new Refusal('LEAD_DUPLICATE', { lead: id, guide: '', since: state.kind === 'POOL' ? state.since : state.at });
}
