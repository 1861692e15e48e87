import type { Day } from '#kernel/instant';
import { group, type Scope } from '#platform/scope';
import { load } from '#platform/table';
import { type Campaign, runsOn } from '../domain/campaign.ts';
import { bookRef } from '../store.ts';

/** Head office's campaigns and the dealer's that run on a day. One round trip. */
export async function runningFor(dealer: Scope, day: Day): Promise<Campaign[]> {
  const { all, own } = await load({ all: bookRef(group), own: bookRef(dealer) });
  return [...(all?.campaigns ?? []), ...(own?.campaigns ?? [])].filter((campaign) => runsOn(campaign, day));
}
