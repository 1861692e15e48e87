import { Refusal } from '#kernel/refusal';
import { type Member, memberRef, unionMemberRef } from '#members/queries';
import type { Ctx } from '#platform/context';
import { actorOf } from '#platform/session';
import { get, load } from '#platform/table';
import type { Contact } from '../domain/contact.ts';
import { contactRef, followRef, type StoredFollow } from '../store.ts';
import { corpId } from './apps.ts';
import { accountOf } from './staff.ts';

export type Mine = { corp: string; userId: string; contact: Contact; follow: StoredFollow['follow'] };

/** A customer of WeCom whom the caller knows: who never was in contact with them finds nobody. */
export async function contactOfMine(ctx: Ctx, externalUserId: string): Promise<Mine> {
  const [corp, userId] = [await corpId(), await accountOf(actorOf(ctx.session))];
  if (userId === undefined) throw new Refusal('NOT_FOUND');
  const { contact, stored } = await load({ contact: contactRef(corp, externalUserId), stored: followRef(corp, externalUserId, userId) });
  if (!contact || !stored) throw new Refusal('NOT_FOUND');
  return { corp, userId, contact, follow: stored.follow };
}

/** The member that a guide or the WeChat account behind it has tied to a contact. */
export async function memberOfContact({ memberId, unionId }: Contact): Promise<Member | undefined> {
  const known = memberId ?? (unionId === undefined ? undefined : (await get(unionMemberRef(unionId)))?.memberId);
  return known === undefined ? undefined : get(memberRef(known));
}
