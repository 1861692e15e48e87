import type { MemberErased } from '#members/events';
import { forgotten } from '#members/queries';
import { commit } from '#platform/commit';
import { consumer, type Reaction } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { replace } from '#platform/writes';
import type { Visit } from './domain/visit.ts';
import { visitRow, visitsOfMember } from './store.ts';

/** Visits in one transaction of a hundred. */
const VISITS_MAX = 90;

/** A forgotten member's visits stay in the store's book without a name; one that is still to come may be kept by whoever comes. */
export const forgetVisitor: Reaction<MemberErased> = async ({ data: { memberId } }, { action: _, ...ctx }) => {
  for (let more = true; more; ) {
    more = await onceMore(async () => {
      // A visit without its member stands in this list no more.
      const { items } = await visitsOfMember(memberId, { limit: VISITS_MAX });
      const writes = items.map((visit) => replace(visitRow(nameless(visit)), visit.rev));
      if (items.length > 0) await commit(ctx, { writes, reply: null });
      return items.length > 0;
    });
  }
};

function nameless({ memberId: _, need: __, remindAt: ___, ...visit }: Visit): Visit {
  return { ...visit, customerName: forgotten.name, mobileMasked: forgotten.mobileMasked };
}

export const handler = consumer('intake', { 'members.member-erased': [forgetVisitor] });
