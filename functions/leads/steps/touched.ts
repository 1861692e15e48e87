import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Scope } from '#platform/scope';
import { load } from '#platform/table';
import type { Lead } from '../domain/lead.ts';
import { lastTouch, type Touch, touchedFact } from '../domain/touch.ts';
import { configRef, leadRef } from '../store.ts';
import { standardConfig } from './config.ts';
import { clocked } from './record.ts';
import { changeWrites, told } from './save.ts';

/** The lead after its customer did something on their own; nothing where it is over. */
export async function touchLead(scope: Scope, leadId: string, touch: Touch, ctx: Ctx): Promise<void> {
  const { record, config = standardConfig } = await load({ record: leadRef(scope, leadId), config: configRef(scope) });
  const fact = record && touchedFact(record.lead, touch);
  if (!record || !fact) return;
  // A slip is the stage's own action, whoever opened it.
  const lead = touch.what === 'SLIP_OPENED' && touch.ref !== undefined ? withSlip(record.lead, touch.ref) : record.lead;
  const after = clocked({ ...record, lead, card: { ...record.card, touch: lastTouch(record.card.touch, touch) } }, config);
  const { write, news } = told(fact, after, ctx);
  await commit(ctx, { writes: [...changeWrites(record, after), write], facts: [news], reply: null });
}

const withSlip = (lead: Lead, slipId: string): Lead => ({ ...lead, done: { ...lead.done, OPEN_SLIP: slipId } });
