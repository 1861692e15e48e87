import { commit } from '#platform/commit';
import type { Fact, Reaction } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { get } from '#platform/table';
import { put, replace } from '#platform/writes';
import { timelineEntryOf } from './domain/timeline.ts';
import { memberRef, memberRow, timelineRow } from './store.ts';

/** Facts by which a member showed up. Being sent a coupon is none: a campaign would rewrite a million rows. */
const visits = new Set([
  'orders.slip-opened',
  'orders.slip-paid',
  'coupons.coupon-redeemed',
  'leads.lead-reported',
  'leads.lead-followed-up',
  'leads.lead-won',
]);

/** Writes a fact into the timeline of its member, and moves the member up in the lists. A fact without a member changes nothing. */
export const projectTimeline: Reaction<Fact> = async (fact, ctx) => {
  const found = timelineEntryOf(fact);
  if (!found) return;
  const { memberId, entry } = found;
  await onceMore(async () => {
    const member = visits.has(fact.type) ? await get(memberRef(memberId)) : undefined;
    const seen = member && member.lastSeenAt < fact.at ? [replace(memberRow({ ...member, lastSeenAt: fact.at }), member.rev)] : [];
    await commit(ctx, { writes: [put(timelineRow(memberId, entry)), ...seen], reply: null });
  });
};
