import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { put } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { takesAll } from '../domain/placing.ts';
import { staffOf } from '../steps/sight.ts';
import { placingRow, teamOf } from '../store.ts';

/** Off duty: the assignment passes by. What they have stays theirs. */
export const setDuty: Handler<(typeof leadsContract)['POST /leads/duty']> = async ({ body }, ctx) => {
  const { personId } = staffOf(ctx.session);
  const [scope, storeId] = [dealerScope(ctx.session), storeOf(ctx.session)];
  const before = (await teamOf(scope, storeId)).find(({ guideId }) => guideId === personId) ?? takesAll(personId);
  return commit(ctx, { writes: [put(placingRow(scope, storeId, { ...before, ...body }))], reply: body });
};
