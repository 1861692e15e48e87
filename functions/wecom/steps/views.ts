import type * as z from 'zod';
import type { Member } from '#members/queries';
import type { contact as contactShape, message as messageShape } from '../contract.ts';
import type { Contact } from '../domain/contact.ts';
import { type Follow, isFollowing } from '../domain/follow.ts';
import type { Message } from '../domain/message.ts';

/** Whether somebody is handing it over this second is nobody's business. */
export function messageView({ state, at, personId: _, ...message }: Message): z.input<typeof messageShape> {
  return { ...message, at, state: state === 'HANDING' ? 'QUEUED' : state };
}

export function contactView(contact: Contact, follow: Follow, member: Member | undefined): z.input<typeof contactShape> {
  const following = isFollowing(follow);
  return {
    externalUserId: contact.externalUserId,
    name: contact.name,
    following,
    ...(following && follow.addedAt !== undefined ? { since: follow.addedAt } : {}),
    ...(follow.state === undefined ? {} : { state: follow.state }),
    ...(member ? { member: memberView(member) } : {}),
  };
}

const memberView = ({ memberId, name, mobileMasked, level, pointsAvailable, tags }: Member) => ({
  memberId,
  ...(name === undefined ? {} : { name }),
  mobileMasked,
  level,
  pointsAvailable,
  tags: [...tags],
});
