import type { CouponRedeemed } from '#coupons/events';
import { storeRef } from '#identity/queries';
import { mobileIndexRef } from '#members/queries';
import type { SlipOpened, SlipPaid } from '#orders/events';
import { commit } from '#platform/commit';
import { consumer, type Reaction } from '#platform/facts';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { get, load } from '#platform/table';
import { replace } from '#platform/writes';
import type { CardAccepted, CardOpened, CardShared } from '#quotes/events';
import type { PushClaimed, PushOpened } from '#wecom/events';
import { isClosed } from './domain/lead.ts';
import { type JobContinued, jobContinued, type LeadDispatched, type LeadRecycled, type LeadReported } from './events.ts';
import { pipelineOf, standardConfig } from './steps/config.ts';
import { forgetCustomer } from './steps/forget-customer.ts';
import { isDone } from './steps/job.ts';
import { stepOf } from './steps/job-walk.ts';
import { placeLead } from './steps/place.ts';
import { quoteFollowed } from './steps/quoted.ts';
import { clocked } from './steps/record.ts';
import { changeWrites, told } from './steps/save.ts';
import { touchLead } from './steps/touched.ts';
import { wonBy } from './steps/won.ts';
import { configRef, jobRef, jobRow, leadOfPhoneRef, leadOfSlipRef, leadRef, openLeadIdsOfMember } from './store.ts';

/** A member bought here: their open lead of this dealer is won, tied to the slip, whoever sold it. */
export const winByPaidSlip: Reaction<SlipPaid> = async ({ scope, data }, ctx) => {
  if (data.memberId === undefined) return;
  const leadId = await openLeadOf(scope, data);
  if (leadId === undefined) return;
  const {
    record,
    config = standardConfig,
    tied,
  } = await load({
    record: leadRef(scope, leadId),
    config: configRef(scope),
    tied: leadOfSlipRef(scope, data.slipId),
  });
  if (!record || isClosed(record.lead.state) || tied) return;
  const by = data.split[0]?.personId ?? 'system';
  const {
    decision,
    card,
    writes = [],
  } = wonBy(record, { slipId: data.slipId, netFen: data.netFen, by }, pipelineOf(config, record.lead), ctx.now);
  const after = clocked({ ...record, lead: decision.lead, card: { ...record.card, ...card, memberId: data.memberId } }, config);
  const { write, news } = told(decision.fact, after, ctx);
  await commit(ctx, { writes: [...changeWrites(record, after), write, ...writes], facts: [news], reply: null });
};

/** The lead that a fact names, or the open one of its member. */
async function openLeadOf(scope: Scope, { leadId, memberId }: { leadId?: string; memberId?: string }): Promise<string | undefined> {
  if (leadId !== undefined || memberId === undefined) return leadId;
  return (await openLeadIdsOfMember(scope, memberId))[0] ?? openLeadIdOfNumber(scope, memberId);
}

/** A lead that was reported before its customer became a member is known by the number only. */
async function openLeadIdOfNumber(scope: Scope, memberId: string): Promise<string | undefined> {
  const number = await get(mobileIndexRef(memberId));
  return number && (await get(leadOfPhoneRef(scope, number.index)))?.leadId;
}

/** The next step of long work; one that is told twice was done already. */
export const continueJob: Reaction<JobContinued> = async ({ scope, data }, ctx) => {
  const job = await get(jobRef(scope, data.jobId));
  if (!job || job.step !== data.step || isDone(job)) return;
  const after = await stepOf(job, ctx);
  const facts = isDone(after) ? [] : [jobContinued(after.dealerId, after.jobId, after.step)];
  await commit(ctx, { writes: [replace(jobRow(after, ctx.now), job.rev)], facts, reply: null });
};

/** A quote went to the customer, or the customer said yes: the lead it was made for, or the customer's open one here, follows. */
export const followCard: Reaction<CardShared | CardAccepted> = async ({ scope, type, data }, ctx) => {
  const { quoteId, guideId: by } = data;
  const leadId = await openLeadOf(scope, data);
  if (leadId === undefined) return;
  await quoteFollowed(scope, leadId, { quoteId, by, outcome: type === 'quotes.card-shared' ? 'SHARED' : 'ACCEPTED' }, ctx);
};

/** What came from outside, was sent to a store, or was not accepted in time, looks for a guide. */
export const findGuide: Reaction<LeadReported | LeadDispatched | LeadRecycled> = async ({ scope, type, data }, ctx) => {
  const asks =
    type === 'leads.lead-dispatched' ||
    (type === 'leads.lead-reported' && 'auto' in data && data.auto === true && data.guideId === undefined) ||
    (type === 'leads.lead-recycled' && 'reason' in data && data.reason === 'NOT_ACCEPTED');
  if (asks) await placeLead(scope, data.leadId, ctx);
};

type Moved = CardOpened | PushOpened | PushClaimed | SlipOpened;

/** The customer looked, claimed or bought: the guide of their open lead reads it in the lead's history, and the lead warms up. */
export const noteTouch: Reaction<Moved> = async ({ scope, type, at, data }, ctx) => {
  const leadId = await openLeadOf(scope, data);
  if (leadId === undefined) return;
  const name = 'name' in data ? { name: data.name } : {};
  await touchLead(scope, leadId, { what: touchOf[type], at, ...name, ...refOf(data) }, ctx);
};

const touchOf = {
  'quotes.card-opened': 'CARD_OPENED',
  'wecom.push-opened': 'PUSH_OPENED',
  'wecom.push-claimed': 'COUPON_CLAIMED',
  'orders.slip-opened': 'SLIP_OPENED',
} as const;

const refOf = (data: Moved['data']) => {
  if ('quoteId' in data) return { ref: data.quoteId };
  return data.slipId === undefined ? {} : { ref: data.slipId };
};

/** A coupon used at the counter without a slip: the customer came. One that belongs to the group is used in a store, so in a dealer. */
export const noteCouponUse: Reaction<CouponRedeemed> = async ({ at, data }, ctx) => {
  if (data.slipId !== undefined || data.storeId === undefined) return;
  const store = await get(storeRef(data.storeId));
  if (!store) return;
  const scope = scopeOfDealer(store.dealerId);
  const leadId = await openLeadOf(scope, data);
  if (leadId !== undefined) await touchLead(scope, leadId, { what: 'COUPON_USED', at, name: data.name, ref: data.couponId }, ctx);
};

export const handler = consumer('leads', {
  'orders.slip-paid': [winByPaidSlip],
  'leads.job-continued': [continueJob],
  'leads.lead-reported': [findGuide],
  'leads.lead-dispatched': [findGuide],
  'leads.lead-recycled': [findGuide],
  'orders.slip-opened': [noteTouch],
  'coupons.coupon-redeemed': [noteCouponUse],
  'wecom.push-opened': [noteTouch],
  'wecom.push-claimed': [noteTouch],
  'quotes.card-opened': [noteTouch],
  'quotes.card-shared': [followCard],
  'quotes.card-accepted': [followCard],
  'members.member-erased': [forgetCustomer],
});
