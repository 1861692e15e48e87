import { Refusal } from '#kernel/refusal';
import { phoneRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { sealMobile } from '#platform/personal';
import { scopeOfDealer } from '#platform/scope';
import { get, load } from '#platform/table';
import type { Write } from '#platform/writes';
import { touchedFact } from '../domain/touch.ts';
import { configRef, leadOfPhoneRef, leadRef } from '../store.ts';
import { createLead } from '../writes.ts';
import { type LeadConfig, standardConfig } from './config.ts';
import { clocked, type LeadRecord } from './record.ts';
import { changeWrites, told } from './save.ts';

/** A customer as another system, a file or a form names them. */
export type Newcomer = {
  mobile: string;
  name: string;
  source: string;
  /** What the history calls it: the source's or the campaign's name. */
  via: string;
  need?: string;
  grade?: string;
  brand?: string;
  region?: string;
  skill?: string;
};
export type Place = { dealerId: string; storeId: string };
export type Taken = { leadId: string; outcome: 'CREATED' | 'MERGED' };

/**
 * A lead from outside. A customer who has an open one in this dealer gets no second: what they ask for now stands in its history, whoever has it.
 * `more` is written with it, so that the same message is taken once; it learns which lead it is.
 */
export async function takeIn(
  ctx: Ctx,
  { dealerId, storeId }: Place,
  newcomer: Newcomer,
  more: (leadId: string) => Write[] = () => [],
): Promise<Taken> {
  const scope = scopeOfDealer(dealerId);
  const mobile = await sealMobile(newcomer.mobile);
  for (let attempt = 1; ; attempt += 1) {
    const {
      config = standardConfig,
      phone,
      member,
    } = await load({
      config: configRef(scope),
      phone: leadOfPhoneRef(scope, mobile.index),
      member: phoneRef(mobile.index),
    });
    const same = phone && (await get(leadRef(scope, phone.leadId)));
    try {
      if (same) return await merged(ctx, same, newcomer, config, more(same.lead.id));
      const { name, source, via, need, grade, brand, region, skill } = newcomer;
      const answers = { ...(region === undefined ? {} : { region }), ...(skill === undefined ? {} : { skill }) };
      const described = {
        ...(need === undefined ? {} : { need }),
        ...(grade === undefined ? {} : { grade }),
        ...(brand === undefined ? {} : { brand }),
      };
      const known = member ? { memberId: member.memberId } : {};
      const leadId = ctx.newId('lead');
      const asked = { leadId, dealerId, storeId, customer: { name, mobile }, source, answers, ...described, ...known, auto: true };
      const { writes, facts } = createLead({ ...asked, reportedAt: ctx.now, reportedBy: via }, config, ctx);
      return await commit(ctx, { writes: [...writes, ...more(leadId)], facts, reply: { leadId, outcome: 'CREATED' as const } });
    } catch (error) {
      // Somebody else took the customer in, or moved their lead on, this second: look again.
      if (!(error instanceof Refusal) || !['LEAD_KNOWN', 'CHANGED'].includes(error.code) || attempt === 3) throw error;
    }
  }
}

async function merged(ctx: Ctx, same: LeadRecord, { via, need }: Newcomer, config: LeadConfig, more: Write[]): Promise<Taken> {
  const touch = { what: 'ASKED_AGAIN' as const, at: ctx.now, name: [via, need].filter(Boolean).join('：') };
  const fact = touchedFact(same.lead, touch);
  if (!fact) throw new Refusal('CHANGED');
  const after = clocked({ ...same, card: { ...same.card, touch } }, config);
  const { write, news } = told(fact, after, ctx);
  const reply = { leadId: same.lead.id, outcome: 'MERGED' as const };
  return commit(ctx, { writes: [...changeWrites(same, after), write, ...more], facts: [news], reply });
}
