import { Refusal } from '#kernel/refusal';
import type { Share } from './slip.ts';

type Asked = { personId: string; bps: number };
/** A colleague with the dealers they work for. */
export type Seller = { personId: string; name: string; dealerIds: readonly string[] };

/**
 * The shares of a slip, frozen at its opening: each a different colleague of this dealer, together exactly 100 %.
 * Refuses SPLIT_NOT_WHOLE {percent}, SPLIT_STRANGER.
 */
export function splitAmong(asked: readonly Asked[], sellers: readonly (Seller | undefined)[], dealerId: string): Share[] {
  const total = asked.reduce((sum, share) => sum + share.bps, 0);
  const people = new Set(asked.map((share) => share.personId));
  if (total !== 10000 || people.size !== asked.length) throw new Refusal('SPLIT_NOT_WHOLE', { percent: total / 100 });
  return asked.map((share, i) => {
    const seller = sellers[i];
    if (!seller?.dealerIds.includes(dealerId)) throw new Refusal('SPLIT_STRANGER');
    return { personId: share.personId, name: seller.name, bps: share.bps };
  });
}
