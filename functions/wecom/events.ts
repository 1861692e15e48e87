import type { Announcement, Fact } from '#platform/facts';
import { group, scopeOfDealer } from '#platform/scope';
import type { Message } from './domain/message.ts';

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
