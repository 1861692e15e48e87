import { Refusal } from '#kernel/refusal';
import { phoneRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import type { SealedMobile } from '#platform/personal';
import { scopeOfDealer } from '#platform/scope';
import { get, load } from '#platform/table';
import type { Write } from '#platform/writes';
import { isClosed, type Lead } from '../domain/lead.ts';
import { type Touch, touchedFact } from '../domain/touch.ts';
import { configRef, leadOfPhoneRef, leadRef } from '../store.ts';
import { type LeadConfig, standardConfig } from './config.ts';
import { type CreatedLead, createLead } from './create-lead.ts';
import { clocked, type LeadRecord } from './record.ts';
import { changeWrites, told } from './save.ts';

/** A customer as another system, a file, a form or they themselves name them. */
export type Newcomer = {
  mobile: SealedMobile;
  name: string;
  source: string;
  /** What the history calls it: the source's or the campaign's name. */
  via: string;
  need?: string;
  grade?: string;
  brand?: string;
  answers?: Readonly<Record<string, string>>;
  /** Whose the customer is when they are new; absent: the assignment looks for one. */
  guide?: { personId: string; name: string };
  /** Stage-bound actions that this is, with what they led to. */
  done?: Lead['done'];
  /** What the customer did; absent: of a known one, that they asked again. */
  touch?: Pick<Touch, 'what' | 'name' | 'ref'>;
};
export type Place = { dealerId: string; storeId: string };

/** The lead as it will be, or, `merged`, the open one that the customer had already. */
export type Taken = { record: LeadRecord; merged: boolean };
/** What else is saved with it, and what the caller answers. */
type More<R> = { writes?: readonly Write[]; facts?: readonly Announcement[]; reply: R };
type Also<R> = (taken: Taken) => Promise<More<R>> | More<R>;

/**
 * A lead from outside. A customer who has an open one in this dealer gets no second: what they ask for now stands in its history, whoever has it.
 * `also` is asked anew each time it is tried, and is saved in the same transaction, so that the same message is taken once.
 */
export async function takeIn<R>(ctx: Ctx, place: Place, newcomer: Newcomer, also: Also<R>): Promise<R> {
  const scope = scopeOfDealer(place.dealerId);
  const { index } = newcomer.mobile;
  for (let attempt = 1; ; attempt += 1) {
    const {
      config = standardConfig,
      phone,
      member,
    } = await load({ config: configRef(scope), phone: leadOfPhoneRef(scope, index), member: phoneRef(index) });
    const same = phone && (await get(leadRef(scope, phone.leadId)));
    try {
      if (same) return await merged(ctx, same, newcomer, config, also);
      return await taken(ctx, place, newcomer, member?.memberId, config, also);
    } catch (error) {
      // Somebody else took the customer in, or moved their lead on, this second: look again.
      if (!(error instanceof Refusal) || !['LEAD_KNOWN', 'CHANGED'].includes(error.code)) throw error;
      if (attempt === TRIES) throw new Refusal('CHANGED');
    }
  }
}

const TRIES = 4;

async function taken<R>(
  ctx: Ctx,
  { dealerId, storeId }: Place,
  { name, mobile, via, touch, guide, done = {}, ...asked }: Newcomer,
  memberId: string | undefined,
  config: LeadConfig,
  also: Also<R>,
): Promise<R> {
  const created = createLead(
    {
      ...asked,
      leadId: ctx.newId('lead'),
      dealerId,
      storeId,
      customer: { name, mobile },
      reportedAt: ctx.now,
      reportedBy: via,
      standing: { done },
      ...(memberId === undefined ? {} : { memberId }),
      ...(guide ? { guide } : { auto: true }),
      ...(touch ? { touch: { ...touch, at: ctx.now } } : {}),
    },
    config,
    ctx,
  );
  const { writes, facts } = withTouch(created, touch, ctx);
  const more = await also({ record: created.record, merged: false });
  return commit(ctx, { writes: [...writes, ...(more.writes ?? [])], facts: [...facts, ...(more.facts ?? [])], reply: more.reply });
}

/** What brought the customer here stands in the history, after that they were taken in. */
function withTouch({ record, writes, facts }: CreatedLead, touch: Newcomer['touch'], ctx: Ctx) {
  const fact = touch && touchedFact(record.lead, { ...touch, at: ctx.now });
  if (!fact) return { writes, facts };
  const { write, news } = told(fact, record, ctx);
  return { writes: [...writes, write], facts: [...facts, news] };
}

async function merged<R>(ctx: Ctx, same: LeadRecord, newcomer: Newcomer, config: LeadConfig, also: Also<R>): Promise<R> {
  if (isClosed(same.lead.state)) throw new Refusal('CHANGED');
  const { via, need, touch: did } = newcomer;
  const touch: Touch = did ? { ...did, at: ctx.now } : { what: 'ASKED_AGAIN', at: ctx.now, name: [via, need].filter(Boolean).join('：') };
  const more = await also({ record: same, merged: true });
  const lead = { ...same.lead, done: { ...same.lead.done, ...newcomer.done } };
  const after = clocked({ ...same, lead, card: { ...same.card, touch } }, config);
  const fact = touchedFact(lead, touch);
  if (!fact) throw new Refusal('CHANGED');
  const { write, news } = told(fact, after, ctx);
  return commit(ctx, {
    writes: [...changeWrites(same, after), write, ...(more.writes ?? [])],
    facts: [news, ...(more.facts ?? [])],
    reply: more.reply,
  });
}

/** What is known of a customer's wishes, by question. */
export const answersOf = (known: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(known).flatMap(([question, answer]) => (answer === undefined ? [] : [[question, answer]])));
