import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import { type Contact, newContact } from '../domain/contact.ts';
import { type Follow, isFollowing, withAdded, withEnded } from '../domain/follow.ts';
import { type CustomerAdded, type CustomerLeft, customerNews } from '../events.ts';
import type { WecomEvent } from '../gateways/callback-events.ts';
import { contactRef, contactRow, followRef, followRow, type StoredFollow } from '../store.ts';
import { personBehind } from './staff.ts';

export type FollowEvent = Extract<WecomEvent, { kind: 'contact-added' | 'contact-deleted' | 'follow-ended' }>;

const TRIES = 3;

/** What an event says of a guide and a customer, kept once; two events of one pair at the same time take turns. */
export async function keepFollow(ctx: Ctx, event: FollowEvent): Promise<void> {
  const person = await personBehind(event.userid);
  for (let attempt = 1; ; attempt += 1) {
    const { contact, stored } = await load({
      contact: contactRef(event.corpid, event.externalUserid),
      stored: followRef(event.corpid, event.externalUserid, event.userid),
    });
    const before: Follow = stored?.follow ?? { userId: event.userid };
    const after = followAfter(before, event);
    const facts = newsOf(before, after, { externalUserId: event.externalUserid, guideId: person?.personId, memberId: contact?.memberId });
    try {
      await commit(ctx, { writes: [...contactWrites(contact, event, ctx.now), ...followWrites(event, stored, after)], facts, reply: null });
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'CHANGED' || attempt === TRIES) throw error;
    }
  }
}

function followAfter(before: Follow, event: FollowEvent): Follow {
  if (event.kind === 'contact-added') return withAdded(before, event);
  return withEnded(before, { at: event.at, by: event.kind === 'follow-ended' ? 'customer' : 'member' });
}

function contactWrites(known: Contact | undefined, { corpid, externalUserid }: FollowEvent, now: string): Write[] {
  if (!known) return [create(contactRow(newContact(corpid, externalUserid, now)))];
  // WeCom was asked in vain before; now that the customer is heard of again, it is asked again.
  const unknown = known.name === '' && known.dueAt === undefined;
  return unknown ? [replace(contactRow({ ...known, tries: 0, dueAt: now }), known.rev)] : [];
}

function followWrites({ corpid, externalUserid }: FollowEvent, stored: StoredFollow | undefined, after: Follow): Write[] {
  const row = followRow(corpid, externalUserid, after);
  if (!stored) return [create(row)];
  return after === stored.follow ? [] : [replace(row, stored.rev)];
}

type Ids = { externalUserId: string; guideId: string | undefined; memberId: string | undefined };

function newsOf(before: Follow, after: Follow, { externalUserId, guideId, memberId }: Ids): Announcement[] {
  const ids = { externalUserId, ...(guideId === undefined ? {} : { guideId }), ...(memberId === undefined ? {} : { memberId }) };
  if (!isFollowing(before) && isFollowing(after)) {
    const state = after.state === undefined ? {} : { state: after.state };
    return [customerNews<CustomerAdded>('wecom.customer-added', { ...ids, ...state })];
  }
  if (isFollowing(before) && !isFollowing(after)) {
    return [customerNews<CustomerLeft>('wecom.customer-left', { ...ids, by: after.endedBy ?? 'member' })];
  }
  return [];
}
