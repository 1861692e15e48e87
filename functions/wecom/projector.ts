import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { stepsOf } from './domain/funnel.ts';
import type { PushFact } from './events.ts';
import { addToFunnel } from './store.ts';

/** A step of a push, counted once, in the month of the push. */
export const countStep: Reaction<PushFact> = async ({ type, scope, data }, ctx) => {
  const { storeId, guideId: personId, month, sale } = data;
  await commit(ctx, { writes: [addToFunnel(scope, { storeId, personId, month }, stepsOf(type, sale))], reply: null });
};
