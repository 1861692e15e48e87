import type { PlanMade } from '#campaigns/events';
import { staffOfStore } from '#identity/queries';
import type { VisitFact } from '#intake/events';
import { visitRef } from '#intake/queries';
import type { LeadAssigned, LeadUnplaced, LeadWarned } from '#leads/events';
import { guideOf, leadRef } from '#leads/queries';
import type { ConsentChanged } from '#members/events';
import type { ApprovalAsked, ApprovalDecided, SlipPaid } from '#orders/events';
import { approvalRef, deputyRef } from '#orders/queries';
import { unnamed } from '#platform/context';
import { consumer, type Fact, type Reaction } from '#platform/facts';
import { get, load } from '#platform/table';
import {
  approvalAskedText,
  approvalDecidedText,
  leadAssignedText,
  leadUnplacedText,
  leadWarnedText,
  planMadeText,
  slipPaidText,
  visitText,
} from './domain/wording.ts';
import type { EventReceived, MessageQueued } from './events.ts';
import { countStep } from './projector.ts';
import { creditCounter, creditSlip, takeBack } from './steps/credit-push.ts';
import { keepFollow } from './steps/follow-event.ts';
import { greet } from './steps/greet.ts';
import { bringBatchOn, leaveOut } from './steps/hand-over-batch.ts';
import { bringOn, unlessTaken } from './steps/hand-over-message.ts';
import { learnContact } from './steps/learn-contact.ts';
import { notify } from './steps/notify.ts';
import { untieMember } from './steps/untie.ts';
import { batchOfMemberRef, batchRef, contactRef, eventRef, messageRef } from './store.ts';

/** What WeCom told us: who is in contact with whom. The welcome comes first, its time is short. */
export const takeEvent: Reaction<EventReceived> = async ({ data }, ctx) => {
  const event = await get(eventRef(data.eventKey));
  if (!event || (event.kind !== 'contact-added' && event.kind !== 'contact-deleted' && event.kind !== 'follow-ended')) return;
  await greet(ctx, event);
  await keepFollow(ctx, event);
  const contact = await get(contactRef(event.corpid, event.externalUserid));
  if (contact) await unlessTaken(() => learnContact(unnamed(ctx), contact));
};

export const handOver: Reaction<MessageQueued> = async ({ scope, data }, ctx) => {
  const message = await get(messageRef(scope, data.messageId));
  if (message) await unlessTaken(() => bringOn(unnamed(ctx), message));
};

export const handOverBatch: Reaction<Fact<'wecom.batch-queued', { batchId: string }>> = async ({ data }, ctx) => {
  const batch = await get(batchRef(data.batchId));
  if (batch) await unlessTaken(() => bringBatchOn(unnamed(ctx), batch));
};

/** A guide's customers of today, and in the afternoon those who still wait. */
export const tellPlan: Reaction<PlanMade> = async ({ data, at }, ctx) => {
  const { guideId, customers, marginFen, reminder = false } = data;
  await notify(ctx, [{ personId: guideId, text: planMadeText({ customers, marginFen, reminder, at }) }]);
};

/** Who does not want to be written to any more is left out of what is still to be confirmed. */
export const leaveOutObjector: Reaction<ConsentChanged> = async ({ data }, ctx) => {
  const { memberId, purpose, given } = data;
  const last = purpose === 'marketing' && !given ? await get(batchOfMemberRef(memberId)) : undefined;
  const batch = last && (await get(batchRef(last.batchId)));
  if (batch) await leaveOut(unnamed(ctx), batch, memberId);
};

/** A guide is told of a lead that somebody gave them. */
export const tellAssigned: Reaction<LeadAssigned> = async ({ scope, data, at }, ctx) => {
  const lead = await get(leadRef(scope, data.leadId));
  if (!lead || data.by === data.guideId) return;
  const words = { customerName: lead.card.customerName, at };
  await notify(ctx, [{ personId: data.guideId, text: leadAssignedText(words, data.acceptBy) }]);
};

/** The ladder: the guide, then the store's managers. */
export const tellWarned: Reaction<LeadWarned> = async ({ scope, data, at }, ctx) => {
  const lead = await get(leadRef(scope, data.leadId));
  if (!lead) return;
  const text = leadWarnedText({ customerName: lead.card.customerName, at }, data.step, data.recycleAt);
  const toManagers = data.step === 'WARN_MANAGER';
  const staff = toManagers ? await staffOfStore(scope, data.storeId) : [];
  const people = toManagers ? staff.filter(({ role }) => role === 'manager').map(({ personId }) => personId) : [data.guideId];
  await notify(
    ctx,
    people.map((personId) => ({ personId, text })),
  );
};

/** A lead that found no guide, or that the store let lie beyond its time: its managers are told. */
export const tellUnplaced: Reaction<LeadUnplaced> = async ({ scope, data, at }, ctx) => {
  const lead = await get(leadRef(scope, data.leadId));
  if (!lead) return;
  const text = leadUnplacedText({ customerName: lead.card.customerName, at }, data.why);
  const managers = (await staffOfStore(scope, data.storeId)).filter(({ role }) => role === 'manager');
  await notify(
    ctx,
    managers.map(({ personId }) => ({ personId, text })),
  );
};

/** Who looks after the customer hears of their visit; nobody's customer: the managers of the store. Not whoever did it themselves. */
export const tellVisit: Reaction<VisitFact> = async ({ scope, type, data, at, actor }, ctx) => {
  const { visit, lead } = await load({ visit: visitRef(data.visitId), lead: leadRef(scope, data.leadId) });
  if (!visit) return;
  const guideId = lead && guideOf(lead.lead);
  const staff = guideId === undefined ? await staffOfStore(scope, visit.storeId) : [];
  const people = guideId === undefined ? staff.filter(({ role }) => role === 'manager').map(({ personId }) => personId) : [guideId];
  const text = visitText(type, { ...visit, comesAt: data.at, at });
  await notify(
    ctx,
    people.filter((personId) => personId !== actor).map((personId) => ({ personId, text })),
  );
};

/** Whoever shares in a sale that a colleague completed. */
export const tellPaid: Reaction<SlipPaid> = async ({ data, at, actor }, ctx) => {
  const { storeName, number, netFen, split } = data;
  const others = split.filter(({ personId }) => personId !== actor);
  await notify(
    ctx,
    others.map(({ personId, bps }) => ({ personId, text: slipPaidText({ storeName, number, netFen, shareBps: bps, at }) })),
  );
};

/** Who decides: the store's managers, and their deputy while there is one. */
export const tellAsked: Reaction<ApprovalAsked> = async ({ scope, data, at }, ctx) => {
  const { approval, deputy } = await load({ approval: approvalRef(scope, data.approvalId), deputy: deputyRef(scope, data.storeId) });
  if (!approval || approval.decision) return;
  const managers = (await staffOfStore(scope, data.storeId)).filter(({ role }) => role === 'manager').map(({ personId }) => personId);
  const people = new Set([...managers, ...(deputy && deputy.until > ctx.now ? [deputy.personId] : [])]);
  people.delete(approval.askedBy);
  const { kind: what, lines, about } = approval;
  const title = `${lines[0]?.name ?? ''}${lines.length > 1 ? ` 等 ${lines.length} 种` : ''}`;
  const text = approvalAskedText({ ...approval, what, title, backFen: about?.backFen ?? 0, keepFen: about?.keepFen ?? 0, at });
  await notify(
    ctx,
    [...people].map((personId) => ({ personId, text })),
  );
};

/** Who asked reads the answer. */
export const tellDecided: Reaction<ApprovalDecided> = async ({ scope, data, at }, ctx) => {
  const approval = await get(approvalRef(scope, data.approvalId));
  if (!approval?.decision) return;
  const { outcome, byName, note } = approval.decision;
  const words = {
    approved: outcome === 'APPROVED',
    byName,
    title: approval.lines[0]?.name ?? '',
    at,
    ...(note === undefined ? {} : { note }),
  };
  await notify(ctx, [{ personId: approval.askedBy, text: approvalDecidedText(words) }]);
};

export const handler = consumer('wecom', {
  'wecom.event-received': [takeEvent],
  'wecom.message-queued': [handOver],
  'leads.lead-assigned': [tellAssigned],
  'leads.lead-unplaced': [tellUnplaced],
  'leads.lead-warned': [tellWarned],
  'intake.visit-booked': [tellVisit],
  'intake.visit-moved': [tellVisit],
  'intake.visit-cancelled': [tellVisit],
  'intake.visit-arrived': [tellVisit],
  'intake.visit-near': [tellVisit],
  'orders.approval-asked': [tellAsked],
  'orders.approval-decided': [tellDecided],
  'orders.slip-paid': [tellPaid, creditSlip],
  'coupons.coupon-redeemed': [creditCounter],
  'coupons.coupon-returned': [takeBack],
  'wecom.batch-queued': [handOverBatch],
  'campaigns.plan-made': [tellPlan],
  'members.consent-changed': [leaveOutObjector],
  'members.member-erased': [untieMember],
  'wecom.push-sent': [countStep],
  'wecom.push-opened': [countStep],
  'wecom.push-claimed': [countStep],
  'wecom.push-redeemed': [countStep],
  'wecom.push-returned': [countStep],
});
