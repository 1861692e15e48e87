import type { Id } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import type { SealedMobile } from '#platform/personal';
import { scopeOfDealer } from '#platform/scope';
import { create, type Write } from '#platform/writes';
import { type Lead, type LeadState, ownedBy } from '../domain/lead.ts';
import { type Pipeline, stageOf, stageOfKind } from '../domain/pipeline.ts';
import { reportLead } from '../domain/report.ts';
import type { Touch } from '../domain/touch.ts';
import { leadOfSlipRef } from '../store.ts';
import { type LeadConfig, pipelineForNew } from './config.ts';
import { clocked, type LeadRecord } from './record.ts';
import { createWrites, told } from './save.ts';

/** Where an imported lead stands already; without it, it begins in the first stage. */
export type Standing = {
  stage?: string;
  stageSince?: Instant;
  /** Since when the guide has it. */
  ownedAt?: Instant;
  effectiveFollowUps?: number;
  lastEffectiveAt?: Instant;
  nextAt?: Instant;
  done?: Lead['done'];
  ended?: { kind: 'WON'; slipId: Id<'slip'>; at: Instant } | { kind: 'LOST'; reason: string; at: Instant };
};

export type NewLead = {
  leadId: Id<'lead'>;
  dealerId: string;
  storeId: string;
  /** The number sealed by platform/personal. */
  customer: { name: string; mobile: SealedMobile };
  memberId?: string;
  source: string;
  grade?: string;
  brand?: string;
  need?: string;
  amountFen?: Fen;
  answers?: Readonly<Record<string, string>>;
  reportedAt: Instant;
  reportedBy: string;
  /** Absent: in the store's pool. */
  guide?: { personId: string; name: string };
  standing?: Standing;
  /** The assignment looks for a guide. */
  auto?: boolean;
  /** What the customer did that brought them here. */
  touch?: Touch;
};

export type CreatedLead = { record: LeadRecord; writes: Write[]; facts: Announcement[] };

/**
 * A lead for imports and first data, in any stage: at most 7 items. Refuses LEAD_KNOWN where its number has an open lead here,
 * STAGE_UNKNOWN.
 */
export function createLead(asked: NewLead, config: LeadConfig, ctx: Pick<Ctx, 'newId' | 'session'>): CreatedLead {
  const { leadId: id, dealerId, storeId, source, grade, answers, brand, reportedAt, reportedBy: by, guide, standing = {} } = asked;
  const pipeline = pipelineForNew(config, { source, ...(brand === undefined ? {} : { brand }) });
  const optional = {
    ...(grade === undefined ? {} : { grade }),
    ...(answers === undefined ? {} : { answers }),
    ...(guide ? { guideId: guide.personId } : {}),
    ...(asked.auto ? { auto: true } : {}),
  };
  const { lead, fact } = reportLead({ id, dealerId, storeId, source, by, ...optional }, pipeline, reportedAt);
  const record = clocked({ storeId, lead: placed(lead, standing, pipeline), card: cardOf(asked) }, config);
  const { write, news } = told(fact, record, ctx);
  const { ended } = standing;
  const tie = ended?.kind === 'WON' ? [create({ ...leadOfSlipRef(scopeOfDealer(dealerId), ended.slipId).key, leadId: id })] : [];
  return { record, writes: [...createWrites(record), write, ...tie], facts: [news] };
}

function cardOf({ customer, memberId, brand, need, amountFen, reportedAt, reportedBy, guide, touch }: NewLead): LeadRecord['card'] {
  return {
    customerName: customer.name,
    mobile: customer.mobile,
    amountFen: amountFen ?? 0,
    reportedAt,
    reportedBy,
    ...(guide ? { guideName: guide.name } : {}),
    ...(memberId === undefined ? {} : { memberId }),
    ...(brand === undefined ? {} : { brand }),
    ...(need === undefined ? {} : { need }),
    ...(touch ? { touch } : {}),
  };
}

function placed(lead: Lead, standing: Standing, pipeline: Pipeline): Lead {
  const { stage, stageSince, effectiveFollowUps = 0, done = {}, ended } = standing;
  const endStage = ended && stageOfKind(pipeline, ended.kind).key;
  return {
    ...lead,
    stage: endStage ?? (stage === undefined ? lead.stage : stageOf(pipeline, stage).key),
    stageSince: ended?.at ?? stageSince ?? lead.stageSince,
    effectiveFollowUps,
    done,
    state: stateOf(lead.state, standing),
  };
}

function stateOf(state: LeadState, { ownedAt, lastEffectiveAt, nextAt, ended }: Standing): LeadState {
  if (ended) return { ...ended, ...(state.kind === 'OWNED' ? { guideId: state.guideId } : {}) };
  if (state.kind !== 'OWNED') return state;
  const contacts = { ...(lastEffectiveAt === undefined ? {} : { lastEffectiveAt }), ...(nextAt === undefined ? {} : { nextAt }) };
  return { ...ownedBy(state.guideId, ownedAt ?? state.ownedAt), ...contacts };
}
