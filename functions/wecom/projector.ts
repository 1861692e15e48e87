import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { stepsOf } from './domain/funnel.ts';
import type { PushFact } from './events.ts';
import { addToCampaign, addToFunnel } from './store.ts';

/** A step of a push, counted once, in the month of the push and, where one sent it, in its campaign. */
export const countStep: Reaction<PushFact> = async ({ type, scope, data }, ctx) => {
  const { storeId, guideId: personId, month, sale, campaignId } = data;
  const steps = stepsOf(type, sale);
  const campaign = campaignId === undefined ? [] : addToCampaign(campaignId, personId, steps);
  await commit(ctx, { writes: [addToFunnel(scope, { storeId, personId, month }, steps), ...campaign], reply: null });
};
