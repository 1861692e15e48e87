import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import type { Contact } from './domain/contact.ts';
import { eventKeyOf } from './domain/event-key.ts';
import type { Follow } from './domain/follow.ts';
import type { Message } from './domain/message.ts';
import type { Notice } from './domain/notice.ts';
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
  v: 1,
  follow,
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
