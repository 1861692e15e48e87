import { type Instant, plusSeconds } from '#kernel/instant';
import { waitSeconds } from './backoff.ts';

/** A customer in WeCom: who WeCom says they are, and which member they are to us. `dueAt`: WeCom is to be asked who they are. */
export type Contact = {
  corpId: string;
  externalUserId: string;
  rev: number;
  /** As the customer calls themselves in WeChat; '' until WeCom was asked. */
  name: string;
  unionId?: string;
  memberId?: string;
  tries: number;
  dueAt?: Instant;
};

export const newContact = (corpId: string, externalUserId: string, now: Instant): Contact => ({
  corpId,
  externalUserId,
  rev: 1,
  name: '',
  tries: 0,
  dueAt: now,
});

/** What WeCom said; a member whom a guide has tied stays. */
export function learnt(
  { dueAt: _, ...contact }: Contact,
  said: { name: string; unionId?: string | undefined; memberId?: string | undefined },
): Contact {
  const memberId = contact.memberId ?? said.memberId;
  return {
    ...contact,
    name: said.name,
    ...(said.unionId === undefined ? {} : { unionId: said.unionId }),
    ...(memberId === undefined ? {} : { memberId }),
  };
}

/** WeCom did not answer: asked again later, and after a day no more until the customer is heard of again. */
export function notLearnt({ dueAt: _, ...contact }: Contact, final: boolean, now: Instant): Contact {
  const tries = contact.tries + 1;
  const again = final || tries > 150 ? {} : { dueAt: plusSeconds(now, waitSeconds(tries)) };
  return { ...contact, tries, ...again };
}
