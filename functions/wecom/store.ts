import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import { change, create, put, type Write } from '#platform/writes';
import type { Batch } from './domain/batch.ts';
import type { Contact } from './domain/contact.ts';
import { eventKeyOf } from './domain/event-key.ts';
import type { Follow } from './domain/follow.ts';
import { type Funnel, funnelSteps } from './domain/funnel.ts';
import type { Message } from './domain/message.ts';
import type { Notice } from './domain/notice.ts';
import type { Push, Sale, Trail } from './domain/push.ts';
import type { WecomEvent } from './gateways/callback-events.ts';

const ttlAfter = (at: Instant, days: number): number => Math.floor(epochMs(plusDays(at, days)) / 1000);
const revOf = ({ rev }: Row): number => rev ?? 1;

// Callbacks as they came: one row an event, however often WeCom delivers it.

export const eventRef = (eventKey: string): Ref<WecomEvent> => ({
  key: { pk: `${group}#WECOM-EVENT#${eventKey}`, sk: 'WECOM-EVENT' },
  read: (row) => row.event as WecomEvent,
});
/** Kept a month: WeCom repeats within seconds, our own queue within days. */
export const eventRow = (event: WecomEvent, now: Instant): Row => ({
  ...eventRef(eventKeyOf(event.corpid, event.dedupeKey)).key,
  event,
  receivedAt: now,
  ttl: ttlAfter(now, 30),
});

// Customers in WeCom: external ids carry their corp. Who they are lies beside who is in contact with them.

const contactKey = (corpId: string, externalUserId: string, sk: string): Key => ({
  pk: `${group}#WECOM-CONTACT#${corpId}#${externalUserId}`,
  sk,
});

export const contactRef = (corpId: string, externalUserId: string): Ref<Contact> => ({
  key: contactKey(corpId, externalUserId, 'CONTACT'),
  read: readContact,
});
const readContact = (row: Row): Contact => ({ ...(row.contact as Contact), rev: revOf(row) });

export const CONTACT_DUE = 'wecom-contact';
export function contactRow({ rev: _, ...contact }: Contact): Row {
  const { corpId, externalUserId, dueAt } = contact;
  return { ...contactKey(corpId, externalUserId, 'CONTACT'), ...(dueAt ? due(CONTACT_DUE, externalUserId, dueAt) : {}), v: 1, contact };
}
export const contactsDue = (now: Instant): Promise<Contact[]> => dueRows(CONTACT_DUE, now, readContact);

export type StoredFollow = { follow: Follow; rev: number };
export const followRef = (corpId: string, externalUserId: string, userId: string): Ref<StoredFollow> => ({
  key: contactKey(corpId, externalUserId, `FOLLOW#${userId}`),
  read: (row) => ({ follow: row.follow as Follow, rev: revOf(row) }),
});
export const followRow = (corpId: string, externalUserId: string, follow: Follow): Row => ({
  ...contactKey(corpId, externalUserId, `FOLLOW#${follow.userId}`),
  gsi1pk: followsBy(corpId, follow.userId),
  gsi1sk: externalUserId,
  v: 1,
  follow,
});
const followsBy = (corpId: string, userId: string): string => `${group}#WECOM-FOLLOWS-BY#${corpId}#${userId}`;
/** Everybody whom a WeCom account knows or knew, by external id: up to the 20,000 that WeCom allows, a thousand a round trip. */
export async function followsOf(corpId: string, userId: string): Promise<Map<string, Follow>> {
  const found = new Map<string, Follow>();
  let cursor: string | undefined;
  do {
    const page = await query({ index: 'gsi1', pk: followsBy(corpId, userId), limit: 1000, cursor }, (row) => row);
    for (const row of page.items) found.set(String(row.gsi1sk), row.follow as Follow);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** How far the night's comparison with WeCom is: the next night, or after whose customers it goes on. */
export type Reconcile = { nextAt: Instant; after?: string; healed: number; rev: number };
export const reconcileRef = (corpId: string): Ref<Reconcile> => ({
  key: { pk: `${group}#WECOM-RECONCILE#${corpId}`, sk: 'RECONCILE' },
  read: (row) => ({ ...(row.reconcile as Omit<Reconcile, 'rev'>), rev: revOf(row) }),
});
export const reconcileRow = (corpId: string, { rev: _, ...reconcile }: Reconcile): Row => ({
  ...reconcileRef(corpId).key,
  v: 1,
  reconcile,
});

const ofMember = (corpId: string, memberId: string): string => `${group}#WECOM-OF-MEMBER#${corpId}#${memberId}`;
export const contactOfMemberRow = (corpId: string, memberId: string, externalUserId: string): Row => ({
  pk: ofMember(corpId, memberId),
  sk: externalUserId,
});
/** External ids of a member: mostly one. */
export const contactIdsOfMember = async (corpId: string, memberId: string): Promise<string[]> =>
  (await query({ pk: ofMember(corpId, memberId) }, (row) => row.sk)).items;

// Messages to customers, listed by the guide who sends them; due for handing over and for their results.

export const MESSAGE_DUE = 'wecom-message';
export const messageRef = (scope: Scope, messageId: string): Ref<Message> => ({
  key: { pk: `${scope}#WECOM-MESSAGE#${messageId}`, sk: 'WECOM-MESSAGE' },
  read: readMessage,
});
const readMessage = (row: Row): Message => ({ ...(row.message as Message), rev: revOf(row) });

export function messageRow({ rev: _, ...message }: Message): Row {
  const { messageId, personId, at, dueAt } = message;
  const scope = scopeOfDealer(message.dealerId);
  return {
    ...messageRef(scope, messageId).key,
    gsi1pk: messagesBy(scope, personId),
    gsi1sk: `${at}#${messageId}`,
    ...(dueAt ? due(MESSAGE_DUE, messageId, dueAt) : {}),
    v: 1,
    message,
  };
}
const messagesBy = (scope: Scope, personId: string): string => `${scope}#WECOM-MESSAGES-BY#${personId}`;

type Asked = { limit?: number | undefined; cursor?: string | undefined };
export const messagesOf = (scope: Scope, personId: string, { limit, cursor }: Asked): Promise<Page<Message>> =>
  query({ index: 'gsi1', pk: messagesBy(scope, personId), newestFirst: true, cursor, ...(limit ? { limit } : {}) }, readMessage);
export const messagesDue = (now: Instant): Promise<Message[]> => dueRows(MESSAGE_DUE, now, readMessage);

// Notices to our own people: one a fact and person.

export const NOTICE_DUE = 'wecom-notice';
export const noticeRef = (noticeId: string): Ref<Notice> => ({
  key: { pk: `${group}#WECOM-NOTICE#${noticeId}`, sk: 'WECOM-NOTICE' },
  read: readNotice,
});
const readNotice = (row: Row): Notice => ({ ...(row.notice as Notice), rev: revOf(row) });
export function noticeRow({ rev: _, ...notice }: Notice): Row {
  const { noticeId, dueAt, madeAt } = notice;
  return { ...noticeRef(noticeId).key, ...(dueAt ? due(NOTICE_DUE, noticeId, dueAt) : {}), v: 1, notice, ttl: ttlAfter(madeAt, 90) };
}
export const noticesDue = (now: Instant): Promise<Notice[]> => dueRows(NOTICE_DUE, now, readNotice);

// Pushes lie in the group: the customer who opens a link names nothing but the message.

const pushKey = (messageId: string, sk: string): Key => ({ pk: `${group}#WECOM-PUSH#${messageId}`, sk });

export const pushRef = (messageId: string): Ref<Push> => ({ key: pushKey(messageId, 'PUSH'), read: (row) => row.push as Push });

export const trailRef = (messageId: string): Ref<Trail> => ({ key: pushKey(messageId, 'TRAIL'), read: (row) => row as unknown as Trail });

/** Which push a coupon came by: the latest, where it was pushed again. */
export const pushOfCouponRef = (couponId: string): Ref<{ messageId: string }> => ({
  key: { pk: `${group}#WECOM-PUSH-OF#${couponId}`, sk: 'PUSH' },
  read: (row) => ({ messageId: String(row.messageId) }),
});

export function newPush(push: Push): Write[] {
  const { messageId, couponId } = push;
  const row: Row = { ...pushKey(messageId, 'PUSH'), v: 1, push };
  return [create(row), ...(couponId === undefined ? [] : [cameBy(couponId, messageId)])];
}

export const cameBy = (couponId: string, messageId: string): Write => put({ ...pushOfCouponRef(couponId).key, messageId });

/** Refuses CHANGED where it was opened before. */
export const openedAt = ({ messageId }: Push, now: Instant): Write =>
  change(pushKey(messageId, 'TRAIL'), { set: { openedAt: now }, when: [['openedAt', 'absent']] });

/** Refuses CHANGED where it was claimed before. */
export const claimedAt = ({ messageId }: Push, claim: { couponId: string; claimedBy: string }, now: Instant): Write =>
  change(pushKey(messageId, 'TRAIL'), { set: { claimedAt: now, ...claim }, when: [['claimedAt', 'absent']] });

export const redeemedAt = ({ messageId }: Push, used: { slipId?: string; sale?: Sale }, now: Instant): Write =>
  change(pushKey(messageId, 'TRAIL'), { set: { redeemedAt: now, ...used } });

/** Refuses CHANGED where another slip has used it since. */
export const returnedFrom = ({ messageId }: Push, slipId: string): Write =>
  change(pushKey(messageId, 'TRAIL'), { remove: ['redeemedAt', 'slipId', 'sale'], when: [['slipId', '=', slipId]] });

// A campaign's message to several customers lies in the group too: who opens its link names nothing but the batch.

export const BATCH_DUE = 'wecom-batch';
export const batchRef = (batchId: string): Ref<Batch> => ({
  key: { pk: `${group}#WECOM-BATCH#${batchId}`, sk: 'BATCH' },
  read: readBatch,
});
const readBatch = (row: Row): Batch => ({ ...(row.batch as Batch), rev: revOf(row) });
export function batchRow({ rev: _, ...batch }: Batch): Row {
  const { batchId, dueAt } = batch;
  return { ...batchRef(batchId).key, ...(dueAt ? due(BATCH_DUE, batchId, dueAt) : {}), v: 1, batch };
}
export const batchesDue = (now: Instant): Promise<Batch[]> => dueRows(BATCH_DUE, now, readBatch);

/** The batch that a member was in last. */
export const batchOfMemberRef = (memberId: string): Ref<{ batchId: string }> => ({
  key: { pk: `${group}#WECOM-BATCH-OF#${memberId}`, sk: 'BATCH' },
  read: (row) => ({ batchId: String(row.batchId) }),
});

// What a campaign's pushes led to, in all and by guide.

const campaignKey = (campaignId: string, sk: string): Key => ({ pk: `${group}#WECOM-CAMPAIGN#${campaignId}`, sk });
const readSteps = (row: Row): Funnel => Object.fromEntries(funnelSteps.map((step) => [step, Number(row[step] ?? 0)])) as Funnel;

export const addToCampaign = (campaignId: string, guideId: string, steps: Partial<Funnel>): Write[] =>
  ['ALL', `GUIDE#${guideId}`].map((sk) => change(campaignKey(campaignId, sk), { add: steps }));
export const campaignFunnelRef = (campaignId: string): Ref<Funnel> => ({ key: campaignKey(campaignId, 'ALL'), read: readSteps });

// What a month's pushes led to: one row a guide and store.

export type FunnelOf = { storeId: string; personId: string; month: string };
export type FunnelRow = FunnelOf & Funnel;

const monthKey = (scope: Scope, month: string): string => `${scope}#WECOM-FUNNEL#${month}`;

export const addToFunnel = (scope: Scope, { storeId, personId, month }: FunnelOf, steps: Partial<Funnel>): Write =>
  change({ pk: monthKey(scope, month), sk: `${storeId}#${personId}` }, { set: { storeId, personId, month }, add: steps });

export const funnelsOf = (scope: Scope, month: string, begins: string, asked: { cursor?: string | undefined }): Promise<Page<FunnelRow>> =>
  query({ pk: monthKey(scope, month), begins, limit: 50, cursor: asked.cursor }, readFunnel);

const readFunnel = (row: Row): FunnelRow => {
  const { storeId, personId, month } = row as unknown as FunnelOf;
  return { storeId, personId, month, ...readSteps(row) };
};
