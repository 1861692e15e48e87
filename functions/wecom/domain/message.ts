import { epochMs, type Instant, plusSeconds } from '#kernel/instant';
import type { Answer } from './answer.ts';
import { waitSeconds } from './backoff.ts';

/**
 * A guide's message to one customer. WeCom makes a task of it that the guide confirms there, and knows no key against doubles: it is
 * handed over once, and where the answer was lost nobody hands it over again.
 */
export type MessageState = 'QUEUED' | 'HANDING' | 'CONFIRM' | 'SENT' | 'UNDELIVERED' | 'UNCERTAIN';
export type Reason = 'REFUSED' | 'NOT_A_FRIEND' | 'QUOTA' | 'UNCONFIRMED' | 'UNREACHABLE';

export type Message = {
  messageId: string;
  rev: number;
  dealerId: string;
  personId: string;
  /** The guide's WeCom account, who confirms and sends. */
  userId: string;
  externalUserId: string;
  customerName: string;
  memberId?: string;
  kind: 'text' | 'coupon' | 'product';
  text: string;
  /** A coupon to claim from this template; where `couponId` stands, the customer has it already. */
  templateId?: string;
  couponId?: string;
  skuId?: string;
  subject?: string;
  /** Where the customer's tap leads; who has one is followed from the tap to the sale. */
  link?: string;
  state: MessageState;
  at: Instant;
  tries: number;
  dueAt?: Instant | undefined;
  /** WeCom's number of the task. */
  msgId?: string;
  sentAt?: Instant;
  reason?: Reason;
};

/** What a task of WeCom goes through, whether one customer gets it or several. */
export type Task = Pick<Message, 'state' | 'at' | 'tries'> & { dueAt?: Instant | undefined; msgId?: string; reason?: Reason };

const HANDING_SECONDS = 120;
/** A push is of its day: a guide who could not send for so long decides again. */
const STALE_SECONDS = 12 * 3_600;
/** WeCom keeps tasks longer, but nobody confirms one after a week. */
const UNCONFIRMED_SECONDS = 7 * 86_400;
const NOBODY_TO_SEND_TO = 41048;

const age = (task: Task, now: Instant): number => (epochMs(now) - epochMs(task.at)) / 1000;
const isDue = ({ dueAt }: Task, now: Instant): boolean => dueAt !== undefined && epochMs(dueAt) <= epochMs(now);

/** The task as it is while somebody hands it over: before WeCom is asked, so that nobody asks twice. */
export function handing<T extends Task>(task: T, now: Instant): T | undefined {
  if (task.state !== 'QUEUED' || !isDue(task, now)) return undefined;
  return { ...task, state: 'HANDING', tries: task.tries + 1, dueAt: plusSeconds(now, HANDING_SECONDS) };
}

/** Whoever handed it over did not come back. */
export const lost = <T extends Task>(task: T, now: Instant): T | undefined =>
  task.state === 'HANDING' && isDue(task, now) ? ended(task, 'UNCERTAIN') : undefined;

export type Handed = Answer<{ msgId: string; refused: readonly string[] }>;

/** After WeCom's answer to the handing over, or its absence. */
export function handed(message: Message, outcome: Handed, now: Instant): Message {
  if (outcome.ok && outcome.value.refused.includes(message.externalUserId)) return undelivered(message, 'NOT_A_FRIEND');
  return taskHanded(message, outcome, now);
}

export function taskHanded<T extends Task>(task: T, outcome: Handed, now: Instant): T {
  if (outcome.ok) return { ...task, state: 'CONFIRM', msgId: outcome.value.msgId, dueAt: nextAsk(task, now) };
  const { kind, code, maybeDone } = outcome.failure;
  if (maybeDone) return ended(task, 'UNCERTAIN');
  if (kind === 'NEVER') return undelivered(task, code === NOBODY_TO_SEND_TO ? 'NOT_A_FRIEND' : 'REFUSED');
  if (age(task, now) > STALE_SECONDS) return undelivered(task, 'UNREACHABLE');
  return { ...task, state: 'QUEUED', dueAt: plusSeconds(now, waitSeconds(task.tries)) };
}

type Delivered = { state: 'waiting' | 'sent' | 'not-a-friend' | 'quota-reached'; sentAt?: Instant };
export type Result = Answer<Delivered | undefined>;

/** After asking what became of a task; an unanswered question is asked again later. */
export function asked(message: Message, result: Result, now: Instant): Message {
  const found: Delivered = (result.ok ? result.value : undefined) ?? { state: 'waiting' };
  switch (found.state) {
    case 'sent':
      return { ...ended(message, 'SENT'), sentAt: found.sentAt ?? now };
    case 'not-a-friend':
      return undelivered(message, 'NOT_A_FRIEND');
    case 'quota-reached':
      return undelivered(message, 'QUOTA');
    case 'waiting':
      return age(message, now) > UNCONFIRMED_SECONDS ? undelivered(message, 'UNCONFIRMED') : { ...message, dueAt: nextAsk(message, now) };
    default:
      return found.state satisfies never;
  }
}

/** Soon at first, while the guide is confirming; later every half hour. */
export const nextAsk = (task: Task, now: Instant): Instant =>
  plusSeconds(now, Math.min(1_800, Math.max(60, Math.floor(age(task, now) / 4))));

export const ended = <T extends Task>(task: T, state: 'SENT' | 'UNDELIVERED' | 'UNCERTAIN'): T => ({ ...task, state, dueAt: undefined });

const undelivered = <T extends Task>(task: T, reason: Reason): T => ({ ...ended(task, 'UNDELIVERED'), reason });
