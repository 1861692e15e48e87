import type { Day } from '#kernel/instant';
import type { Ctx } from '#platform/context';
import { dealerScope, group, type Scope } from '#platform/scope';
import { principalOf } from '#platform/session';
import { load } from '#platform/table';
import { type Campaign, runsOn } from '../domain/campaign.ts';
import { bookRef } from '../store.ts';

/** Where the asker's own campaigns lie: head office's in the group, a dealer's with the dealer. */
export const ownerScope = (ctx: Ctx): Scope => (principalOf(ctx.session) === 'hq' ? group : dealerScope(ctx.session));

/** Head office's campaigns and the dealer's that run on a day. One round trip. */
export async function runningFor(dealer: Scope, day: Day): Promise<Campaign[]> {
  const { all, own } = await load({ all: bookRef(group), own: bookRef(dealer) });
  return [...(all?.campaigns ?? []), ...(own?.campaigns ?? [])].filter((campaign) => runsOn(campaign, day));
}
