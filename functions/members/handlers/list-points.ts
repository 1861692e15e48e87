import type { Handler } from '#platform/http';
import type { membersContract } from '../contract.ts';
import { refuseOthersMember } from '../steps/own.ts';
import { pageOfMember } from '../steps/page-of-member.ts';
import { pointsOf } from '../store.ts';

/** The ledger, newest first; members see their own. */
export const listPoints: Handler<(typeof membersContract)['GET /members/{memberId}/points']> = async ({ params, query }, { session }) => {
  refuseOthersMember(session, params.memberId);
  return pageOfMember(params.memberId, await pointsOf(params.memberId, query), query.cursor);
};
