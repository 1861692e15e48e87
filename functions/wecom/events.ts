import type { Announcement, Fact } from '#platform/facts';
import { group, scopeOfDealer } from '#platform/scope';
import type { Batch } from './domain/batch.ts';
import type { Message } from './domain/message.ts';
import { cohortOf, type Push, type Sale } from './domain/push.ts';

/** A callback is safely ours; what it says lies in its row. */
export type EventReceived = Fact<'wecom.event-received', { eventKey: string; kind: string }>;

type CustomerNews = { externalUserId: string; guideId?: string; memberId?: string };
/** A customer and a guide are in contact; `state` is of the code or card by which the customer came. */
export type CustomerAdded = Fact<'wecom.customer-added', CustomerNews & { state?: string }>;
export type CustomerLeft = Fact<'wecom.customer-left', CustomerNews & { by: 'customer' | 'member' }>;
export type CustomerTied = Fact<'wecom.customer-tied', CustomerNews & { memberId: string }>;

type MessageNews = { messageId: string; dealerId: string; guideId: string; kind: Message['kind'] } & {
  memberId?: string;
  couponId?: string;
  skuId?: string;
};
export type MessageQueued = Fact<'wecom.message-queued', MessageNews>;
export type MessageSent = Fact<'wecom.message-sent', MessageNews>;

export const eventReceived = (eventKey: string, kind: string): Announcement => ({
  type: 'wecom.event-received',
  scope: group,
  data: { eventKey, kind },
});

/** Facts name ids only: what was written stays in the message's row. */
export function messageNews(type: MessageQueued['type'] | MessageSent['type'], message: Message): Announcement {
  const { messageId, dealerId, personId: guideId, kind, memberId, couponId, skuId } = message;
  const about = {
    ...(memberId === undefined ? {} : { memberId }),
    ...(couponId === undefined ? {} : { couponId }),
    ...(skuId === undefined ? {} : { skuId }),
  };
  return { type, scope: scopeOfDealer(dealerId), data: { messageId, dealerId, guideId, kind, ...about } };
}

type ContactFact = CustomerAdded | CustomerLeft | CustomerTied;
export const customerNews = <F extends ContactFact>(type: F['type'], data: F['data']): Announcement => ({ type, scope: group, data });

/**
 * A step of one push, from the sending to the sale: evidence of whose work brought it. Ids, the push's month, and for a sale its
 * amounts: `commissionFen` is what the guide who pushed gets of the slip. `name` is the coupon's or the product's.
 */
type PushNews = {
  messageId: string;
  dealerId: string;
  storeId: string;
  guideId: string;
  month: string;
  kind: Push['kind'];
  name: string;
  memberId?: string;
  couponId?: string;
  templateId?: string;
  skuId?: string;
  slipId?: string;
  sale?: Sale;
  campaignId?: string;
};
/** It has reached the customer. */
export type PushSent = Fact<'wecom.push-sent', PushNews>;
/** The customer has opened it, for the first time. */
export type PushOpened = Fact<'wecom.push-opened', PushNews>;
export type PushClaimed = Fact<'wecom.push-claimed', PushNews>;
/** Its coupon was used: on a slip, or at the counter without one. A slip's `sale` stands at the first of a guide's pushes. */
export type PushRedeemed = Fact<'wecom.push-redeemed', PushNews>;
/** The whole slip came back: `sale` is what the redemption had brought. */
export type PushReturned = Fact<'wecom.push-returned', PushNews>;
export type PushFact = PushSent | PushOpened | PushClaimed | PushRedeemed | PushReturned;

type Step = Partial<Pick<PushNews, 'memberId' | 'couponId' | 'slipId' | 'sale'>>;

export function pushNews<F extends PushFact>(type: F['type'], push: Push, step: Step = {}): Announcement<string, PushNews> {
  const { messageId, dealerId, storeId, guideId, kind, subject: name, memberId, couponId, templateId, skuId, campaignId } = push;
  const about = {
    ...(memberId === undefined ? {} : { memberId }),
    ...(couponId === undefined ? {} : { couponId }),
    ...(templateId === undefined ? {} : { templateId }),
    ...(skuId === undefined ? {} : { skuId }),
    ...(campaignId === undefined ? {} : { campaignId }),
  };
  const data = { messageId, dealerId, storeId, guideId, month: cohortOf(push), kind, name, ...about, ...step };
  return { type, scope: scopeOfDealer(dealerId), data };
}

type BatchNews = { batchId: string; campaignId: string; dealerId: string; guideId: string };
/** A guide sends a campaign to some of their customers. */
export type BatchQueued = Announcement<'wecom.batch-queued', BatchNews>;
/** Nobody of it is waited for any more: who got it, and who did not; where the answer was lost, neither. Members' ids. */
export type BatchEnded = Fact<'wecom.batch-ended', BatchNews & { sent: readonly string[]; unsent: readonly string[] }>;

const batchNews = ({ batchId, campaignId, dealerId, personId: guideId }: Batch): BatchNews => ({ batchId, campaignId, dealerId, guideId });

export const batchQueued = (batch: Batch): BatchQueued => ({
  type: 'wecom.batch-queued',
  scope: scopeOfDealer(batch.dealerId),
  data: batchNews(batch),
});

export function batchEnded(batch: Batch): Announcement {
  const of = (wanted: 'SENT' | 'UNDELIVERED'): string[] =>
    batch.recipients.filter(({ state }) => state === wanted).map(({ memberId }) => memberId);
  const data: BatchEnded['data'] = { ...batchNews(batch), sent: of('SENT'), unsent: of('UNDELIVERED') };
  return { type: 'wecom.batch-ended', scope: scopeOfDealer(batch.dealerId), data };
}
