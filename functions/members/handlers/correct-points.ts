import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { memberRef } from '../store.ts';
import { fixPoints } from '../writes.ts';

/** A correction is a new entry with its reason; nothing in the ledger is changed. */
export const correctPoints: Handler<(typeof membersContract)['POST /members/{memberId}/points']> = async ({ params, body }, ctx) => {
  const { memberId } = params;
  const { delta, reason } = body;
  const { pointsAvailable } = await getOrRefuse(memberRef(memberId));
  const entryId = ctx.newId('entry');
  return commit(ctx, {
    writes: fixPoints({ memberId, delta, reason, entryId }, ctx.now),
    facts: [{ type: 'members.points-fixed', scope: group, data: { memberId, delta } }],
    audit: [
      {
        scope: group,
        what: 'members.points-fixed',
        targetId: memberId,
        before: { pointsAvailable },
        after: { pointsAvailable: pointsAvailable + delta, delta },
        why: reason,
      },
    ],
    reply: { entryId, delta },
  });
};
