import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { membersContract } from '../contract.ts';
import { endings } from '../domain/points-ending.ts';
import { refuseOthersMember } from '../steps/own.ts';
import { lotsOf, memberRef } from '../store.ts';

/** The balance, and what of it ends when; members see their own. */
export const showPointsEnding: Handler<(typeof membersContract)['GET /members/{memberId}/points-ending']> = async (
  { params: { memberId } },
  { session, now },
) => {
  refuseOthersMember(session, memberId);
  const [member, lots] = await Promise.all([get(memberRef(memberId)), lotsOf(memberId)]);
  if (!member) throw new Refusal('NOT_FOUND');
  const { pointsAvailable, pointsHeld } = member;
  return { pointsAvailable, pointsHeld, endings: endings(pointsAvailable, lots, now) };
};
