import { dayOf, type Instant } from '#kernel/instant';
import type { ErasureDue, MemberErased } from '#members/events';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { replace, type Write } from '#platform/writes';
import type { Slip } from '../domain/slip.ts';
import { memberSettled } from '../events.ts';
import { approvalRef, approvalRow, slipRow, slipsOfMember } from '../store.ts';

/** Slips and their approvals in one transaction of a hundred. */
const SLIPS_MAX = 40;

/** A member wants to be forgotten: said to be free of open slips, or not a word; it is asked again tomorrow. */
export const sayWhetherSettled: Reaction<ErasureDue> = async ({ data: { memberId } }, ctx) => {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await slipsOfMember(memberId, { limit: 100, cursor });
    if (page.items.some((slip) => isOpen(slip, ctx.now))) return;
    cursor = page.cursor;
    more = cursor !== undefined;
  }
  await commit(ctx, { writes: [], facts: [memberSettled(memberId)], reply: null });
};

/** Not paid yet, or paid and still to be brought or picked up. */
const isOpen = ({ state, handover }: Slip, now: Instant): boolean =>
  state === 'OPEN' || (state === 'PAID' && handover !== undefined && handover.day >= dayOf(now));

/** Takes who bought and where it was brought out of a forgotten member's slips, with the names in their approvals; the money stays as it was. */
export const forgetBuyer: Reaction<MemberErased> = async ({ data: { memberId } }, { action: _, ...ctx }) => {
  for (let more = true; more; ) {
    more = await onceMore(async () => {
      // A slip without its buyer stands in this list no more.
      const { items } = await slipsOfMember(memberId, { limit: SLIPS_MAX });
      if (items.length > 0) await commit(ctx, { writes: await namelessOf(items), reply: null });
      return items.length > 0;
    });
  }
};

async function namelessOf(slips: readonly Slip[]): Promise<Write[]> {
  const asked = slips.flatMap(({ dealerId, approvalId }) =>
    approvalId === undefined ? [] : [approvalRef(scopeOfDealer(dealerId), approvalId)],
  );
  const { approvals } = await load({ approvals: asked });
  const bare = approvals.flatMap((approval) => {
    if (!approval?.member) return [];
    const { member: _, ...rest } = approval;
    return [replace(approvalRow(rest), approval.rev)];
  });
  return [...slips.map((slip) => replace(slipRow(nameless(slip)), slip.rev)), ...bare];
}

function nameless({ member: _, handover, ...slip }: Slip): Slip {
  return { ...slip, ...(handover ? { handover: { way: handover.way, day: handover.day } } : {}) };
}
