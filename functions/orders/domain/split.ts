import { Refusal } from '#kernel/refusal';
import type { Share } from './slip.ts';

type Place = { dealerId: string; storeId: string };
type Asked = { personId: string; bps: number };
/** A colleague with the dealers they work for. */
export type Seller = { personId: string; name: string; posts: readonly Post[] };
type Post = { dealerId: string; storeId?: string; role: string };

/**
 * The shares of a slip, frozen at its opening: each a different colleague of this dealer, together exactly 100 %.
 * Refuses SPLIT_NOT_WHOLE {percent}, SPLIT_STRANGER.
 */
export function splitAmong(asked: readonly Asked[], sellers: readonly (Seller | undefined)[], { dealerId, storeId }: Place): Share[] {
  const total = asked.reduce((sum, share) => sum + share.bps, 0);
  const people = new Set(asked.map((share) => share.personId));
  if (total !== 10000 || people.size !== asked.length) throw new Refusal('SPLIT_NOT_WHOLE', { percent: total / 100 });
  return asked.map((share, i) => {
    const seller = sellers[i];
    const post = seller && postAt(seller, { dealerId, storeId });
    if (!post) throw new Refusal('SPLIT_STRANGER');
    const at = post.storeId === undefined ? {} : { storeId: post.storeId };
    return { personId: share.personId, name: seller.name, bps: share.bps, role: post.role, ...at };
  });
}

/** As what somebody sells here: in this store before elsewhere with the dealer. */
export const postAt = ({ posts }: Seller, { dealerId, storeId }: Place): Post | undefined =>
  posts.find((post) => post.dealerId === dealerId && post.storeId === storeId) ?? posts.find((post) => post.dealerId === dealerId);
