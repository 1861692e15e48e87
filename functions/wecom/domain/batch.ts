import type { Instant } from '#kernel/instant';
import { ended, type Handed, nextAsk, type Reason, type Task, taskHanded } from './message.ts';
import type { Offer } from './push.ts';

/** One customer of a batch. `messageId`: of the push that is theirs, from the sending to the sale. */
export type Recipient = {
  memberId: string;
  externalUserId: string;
  messageId: string;
  state: 'WAITING' | 'SENT' | 'UNDELIVERED';
  reason?: Reason;
};

/** The same words of one guide to several customers: one task of WeCom's, which the guide confirms once. */
export type Batch = Task & {
  batchId: string;
  rev: number;
  dealerId: string;
  personId: string;
  /** The guide's WeCom account, who confirms and sends. */
  userId: string;
  campaignId: string;
  text: string;
  link?: string;
  offer?: Offer;
  recipients: readonly Recipient[];
  /** Not confirmed by then, it is taken back: in the evening nobody is disturbed, and tomorrow is planned anew. */
  until: Instant;
};

/** A task at WeCom takes this many customers at most here: each has rows of their own in one transaction. */
export const RECIPIENTS_MAX = 20;

/** After WeCom's answer to the handing over, or its absence. Whom WeCom refuses are no friends (any more). */
export function batchHanded(batch: Batch, outcome: Handed, now: Instant): Batch {
  const after = taskHanded(batch, outcome, now);
  if (outcome.ok) return settled({ ...after, recipients: after.recipients.map((one) => refusedOf(one, outcome.value.refused)) });
  return after.state === 'UNDELIVERED'
    ? { ...after, recipients: after.recipients.map((one) => undelivered(one, after.reason ?? 'REFUSED')) }
    : after;
}

const refusedOf = (one: Recipient, refused: readonly string[]): Recipient =>
  refused.includes(one.externalUserId) ? undelivered(one, 'NOT_A_FRIEND') : one;

const undelivered = (one: Recipient, reason: Reason): Recipient =>
  one.state === 'WAITING' ? { ...one, state: 'UNDELIVERED', reason } : one;

type Delivered = { to: string; state: 'waiting' | 'sent' | 'not-a-friend' | 'quota-reached' };

/** After asking what became of it; undefined: no answer, asked again later. */
export function batchAsked(batch: Batch, delivered: readonly Delivered[] | undefined, now: Instant): Batch {
  const recipients = batch.recipients.map((one): Recipient => {
    const found = delivered?.find(({ to }) => to === one.externalUserId)?.state ?? 'waiting';
    if (found === 'waiting' || one.state !== 'WAITING') return one;
    if (found === 'sent') return { ...one, state: 'SENT' };
    return undelivered(one, found === 'quota-reached' ? 'QUOTA' : 'NOT_A_FRIEND');
  });
  return settled({ ...batch, recipients, dueAt: nextAsk(batch, now) });
}

/** Whoever still waits is not written to any more. */
export const takenBack = (batch: Batch): Batch =>
  settled({ ...batch, recipients: batch.recipients.map((one) => undelivered(one, 'UNCONFIRMED')) });

/** Ended when nobody waits: sent where anybody got it. */
function settled(batch: Batch): Batch {
  const { recipients } = batch;
  if (recipients.some(({ state }) => state === 'WAITING')) return batch;
  const reason = recipients.find((one) => one.reason !== undefined)?.reason;
  return recipients.some(({ state }) => state === 'SENT')
    ? ended(batch, 'SENT')
    : { ...ended(batch, 'UNDELIVERED'), ...(reason === undefined ? {} : { reason }) };
}

/** A customer objects: they are left out. What WeCom has is made anew without them, unless it is confirmed already. */
export function without(batch: Batch, memberId: string, now: Instant): Batch {
  const recipients = batch.recipients.map((one) => (one.memberId === memberId ? undelivered(one, 'REFUSED') : one));
  const { msgId: _, ...rest } = batch;
  return settled({ ...rest, recipients, state: 'QUEUED', dueAt: now });
}
