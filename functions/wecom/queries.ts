import { load } from '#platform/table';
import { isFollowing } from './domain/follow.ts';
import { corpId } from './steps/apps.ts';
import { contactIdsOfMember, contactRef, followRef } from './store.ts';

export type { Batch } from './domain/batch.ts';
export type { Funnel } from './domain/funnel.ts';
export { accountOf } from './steps/staff.ts';
export { batchRef, campaignFunnelRef } from './store.ts';

/** The member's contact with whom this colleague (by WeCom account) is in touch now; undefined: there is none. Two round trips. */
export async function contactFor(userId: string, memberId: string): Promise<string | undefined> {
  const corp = await corpId();
  const ids = await contactIdsOfMember(corp, memberId);
  const { contacts, follows } = await load({
    contacts: ids.map((id) => contactRef(corp, id)),
    follows: ids.map((id) => followRef(corp, id, userId)),
  });
  return ids.find((_, i) => {
    const stored = follows[i];
    return contacts[i] !== undefined && stored !== undefined && isFollowing(stored.follow);
  });
}
