import type { Fen } from '#kernel/money';
import { type FenOf, splitSigned } from './split.ts';

export type TeamMember = { guideId: string; contributionFen: Fen; weight?: number };
export type PoolSplit = 'CONTRIBUTION' | 'WEIGHT' | 'EQUAL';

/** Splits a team's bonus; who contributed less than nothing gets 0 and is listed; nobody above 0: nobody gets anything. */
export function splitPool(poolFen: Fen, members: readonly TeamMember[], by: PoolSplit): FenOf {
  return splitSigned(
    poolFen,
    members.map((member) => ({ key: member.guideId, weight: weightOf(member, by) })),
  );
}

function weightOf(member: TeamMember, by: PoolSplit): number {
  switch (by) {
    case 'CONTRIBUTION':
      return member.contributionFen;
    case 'WEIGHT':
      return member.weight ?? 1;
    case 'EQUAL':
      return 1;
    default:
      return by satisfies never;
  }
}
