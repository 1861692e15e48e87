import { activeAt, personRef } from '#identity/queries';
import { dayOf } from '#kernel/instant';
import { commit } from '#platform/commit';
import { consumer, type Reaction } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { scopeOfDealer } from '#platform/scope';
import { get, load } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { BatchEnded, MessageQueued } from '#wecom/events';
import { untouched } from './domain/plan.ts';
import type { PlanDue } from './events.ts';
import { planOf } from './steps/plan.ts';
import { touchRef, touchRow } from './store.ts';

/** The morning's list of a guide, with its news. A day that is over needs none any more. */
export const makePlan: Reaction<PlanDue> = async ({ data: { guideId, day } }, ctx) => {
  if (dayOf(ctx.now) !== day) return;
  const person = await get(personRef(guideId));
  const place = person && activeAt(person, ctx.now).find(({ role }) => role === 'guide' || role === 'manager');
  if (place) await planOf(ctx, { personId: guideId, scope: scopeOfDealer(place.dealerId) });
};

/** Who was not reached may be written to as if nobody had tried. */
export const freeUnreached: Reaction<BatchEnded> = async ({ data }, ctx) => {
  const { unsent, batchId, campaignId } = data;
  const { action: _, ...unnamed } = ctx;
  await onceMore(async () => {
    const { touches } = await load({ touches: unsent.map((memberId) => touchRef(memberId)) });
    const writes = unsent.flatMap((memberId, i) => {
      const touch = touches[i];
      const after = touch && untouched(touch, { batchId, campaignId });
      return after ? [replace(touchRow(memberId, after), touch.rev)] : [];
    });
    await commit(unnamed, { writes, reply: null });
  });
};

/** A guide wrote to the customer themselves: that is a message too. */
export const noteMessage: Reaction<MessageQueued> = async ({ data: { memberId }, at }, { action: _, ...ctx }) => {
  if (memberId === undefined) return;
  const day = dayOf(at);
  await onceMore(async () => {
    const touch = await get(touchRef(memberId));
    if (touch && touch.day >= day) return;
    const row = touchRow(memberId, { day, campaigns: touch?.campaigns ?? [] });
    await commit(ctx, { writes: [touch ? replace(row, touch.rev) : create(row)], reply: null });
  });
};

export const handler = consumer('campaigns', {
  'campaigns.plan-due': [makePlan],
  'wecom.batch-ended': [freeUnreached],
  'wecom.message-queued': [noteMessage],
});
