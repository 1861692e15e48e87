import { Refusal } from '#kernel/refusal';
import type { AuditEntry } from '#platform/audit';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { dealerScope, type Scope } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { load, type Ref } from '#platform/table';
import type { Write } from '#platform/writes';
import type { Decision } from '../domain/fact.ts';
import type { Actor } from '../domain/lead.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { configRef, leadRef } from '../store.ts';
import { buttonsOf } from './buttons.ts';
import { type LeadConfig, pipelineOf, standardConfig } from './config.ts';
import { clocked, type LeadCard, type LeadRecord } from './record.ts';
import { changeWrites, type Taking, told } from './save.ts';
import { actorFor, seen, staffOf } from './sight.ts';
import { cardOf } from './views.ts';
import { inWords } from './words.ts';

type Refs = { record: Ref<LeadRecord>; config: Ref<LeadConfig> };
type Read = { record: LeadRecord | undefined; config: LeadConfig | undefined };

/** A lead that the caller may see, with all that its rules ask for. */
export type Found = { record: LeadRecord; config: LeadConfig; pipeline: Pipeline; actor: Actor; session: StaffSession; scope: Scope };

/** What a step decides: the rule's answer, and what else of the card, the guide's load or other rows goes with it. */
export type Step = {
  decision: Decision;
  card?: Partial<LeadCard>;
  taking?: Taking;
  storeId?: string;
  writes?: Write[];
  audit?: AuditEntry[];
};

/** Two who act on one lead at once: the slower looks again, and is told what happened. */
const TRIES = 3;

/** One step on a lead that only needs the lead itself. One read and one transaction. */
export function actOnLead(ctx: Ctx, leadId: string, decide: (found: Found) => Step) {
  return actOn(ctx, leadId, load, decide);
}

/** One step on a lead: `read` loads, in one trip, the given refs and whatever else `decide` wants. Answers with the lead after it. */
export async function actOn<R extends Read>(
  ctx: Ctx,
  leadId: string,
  read: (refs: Refs, scope: Scope) => Promise<R>,
  decide: (found: Found, more: R) => Step,
) {
  const session = staffOf(ctx.session);
  const scope = dealerScope(session);
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await read({ record: leadRef(scope, leadId), config: configRef(scope) }, scope);
    const found = foundFor(session, scope, loaded);
    try {
      return await saved(
        ctx,
        found,
        decided(found, () => decide(found, loaded)),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'CHANGED' || attempt === TRIES) throw error;
    }
  }
}

function foundFor(session: StaffSession, scope: Scope, loaded: Read): Found {
  const record = seen(session, loaded.record);
  const config = loaded.config ?? standardConfig;
  return { record, config, pipeline: pipelineOf(config, record.lead), actor: actorFor(session), session, scope };
}

function decided({ record, pipeline }: Found, decide: () => Step): Step {
  try {
    return decide();
  } catch (error) {
    throw error instanceof Refusal ? inWords(error, { pipeline, guideName: record.card.guideName }) : error;
  }
}

async function saved(ctx: Ctx, { record, config, pipeline, actor }: Found, step: Step) {
  const { decision, card, taking, storeId = record.storeId, writes = [], audit = [] } = step;
  const after = clocked({ ...record, storeId, lead: decision.lead, card: { ...record.card, ...card } }, config);
  const { write, news } = told(decision.fact, after, ctx);
  return commit(ctx, {
    writes: [...changeWrites(record, after, taking), write, ...writes],
    facts: [news],
    audit,
    reply: { lead: cardOf(after, ctx.now), buttons: buttonsOf(after, actor, pipeline, ctx.now) },
  });
}
