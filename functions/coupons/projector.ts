import { allTags, memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Fact, Reaction } from '#platform/facts';
import { load } from '#platform/table';
import { change, create, remove, replace, type Write } from '#platform/writes';
import { type Membership, membershipsOf, moves } from './domain/audience.ts';
import { audienceCountRef, audienceRow, membershipsRef } from './store.ts';

/** A transaction has 100 items; a move takes two. */
const MOVES_MAX = 40;

/**
 * Keeps the audiences that coupons are issued to: whatever fact told of the member, and in whatever order facts come, the member is
 * put where the tags, level and guide of now belong.
 */
export const followMember: Reaction<Fact<string, { memberId?: string }>> = async ({ data }, ctx) => {
  const { memberId } = data;
  if (memberId === undefined) return;
  const { member, known } = await load({ member: memberRef(memberId), known: membershipsRef(memberId) });
  const before = known?.memberships ?? [];
  // Who is forgotten belongs nowhere.
  const { join, leave } = moves(before, member ? membershipsOf({ ...member, tags: allTags(member) }) : []);
  if (join.length + leave.length === 0) return;
  const [joining, leaving] = [join.slice(0, MOVES_MAX), leave.slice(0, Math.max(0, MOVES_MAX - join.length))];
  const after = [...before.filter((one) => !leaving.includes(one)), ...joining];
  const row = { ...membershipsRef(memberId).key, memberships: after };
  const moved = [...joining.flatMap((one) => joins(one, memberId)), ...leaving.flatMap((one) => leaves(one, memberId))];
  await commit(ctx, { writes: [known ? replace(row, known.rev) : create(row), ...moved], reply: null });
};

const joins = (one: Membership, memberId: string): Write[] => [
  create(audienceRow(one, memberId)),
  change(audienceCountRef(one).key, { add: { count: 1 } }),
];

function leaves(one: Membership, memberId: string): Write[] {
  const { pk, sk } = audienceRow(one, memberId);
  return [remove({ pk, sk }, [['pk', 'present']]), change(audienceCountRef(one).key, { add: { count: -1 } })];
}
