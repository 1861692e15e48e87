import { load } from '#platform/table';
import type { Contact } from '../domain/contact.ts';
import { isFollowing } from '../domain/follow.ts';
import { contactRef, followRef } from '../store.ts';

/** The first of some contacts with whom this colleague (by WeCom account) is in touch now. One round trip. */
export async function inTouch(corp: string, userId: string, externalUserIds: readonly string[]): Promise<Contact | undefined> {
  const { contacts, follows } = await load({
    contacts: externalUserIds.map((id) => contactRef(corp, id)),
    follows: externalUserIds.map((id) => followRef(corp, id, userId)),
  });
  return contacts[follows.findIndex((stored) => stored !== undefined && isFollowing(stored.follow))];
}
