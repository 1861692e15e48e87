import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import { unlessMoved } from '#platform/unless-moved';
import { replace } from '#platform/writes';
import { expiring } from '#pricing/domain/points-rule';
import { triedAgain } from './domain/erasure.ts';
import { erasureDue } from './events.ts';
import { erasuresDue, lotsDue, lotsOf, memberRef, memberRow, type PointsLot } from './store.ts';
import { expirePoints } from './writes.ts';

/** 200 members a round; at the turn of a month what is left waits a minute. */
const ROUNDS_MAX = 20;

/** Ends points whose month's time is over, oldest first, each month of a member once; and says whose time to be forgotten has come. */
export const handler = async (): Promise<void> => {
  await forgetSome();
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const due = await lotsDue(systemContext('members.sweep', 'sweep').now);
    for (const lot of due) await endLot(lot);
    if (due.length === 0) return;
  }
};

/** Until they are gone it is said again each day: somebody may have had an open slip. */
async function forgetSome(): Promise<void> {
  const { action: _, ...ctx } = systemContext('members.sweep', 'forget');
  for (const member of await erasuresDue(ctx.now)) {
    if (!member.erasure) continue;
    const after = { ...member, erasure: triedAgain(member.erasure, ctx.now) };
    await unlessMoved(() =>
      commit(ctx, { writes: [replace(memberRow(after), member.rev)], facts: [erasureDue(member.memberId)], reply: null }),
    );
  }
}

async function endLot(lot: PointsLot): Promise<void> {
  const { memberId, endsAt } = lot;
  const ctx = systemContext('members.points-end', `${memberId}:${lot.lot}:${endsAt}`);
  const [member, lots] = await Promise.all([get(memberRef(memberId)), lotsOf(memberId)]);
  if (!member || endsAt === undefined) return;
  const later = lots.filter((one) => one.lot > lot.lot).reduce((sum, { points }) => sum + points, 0);
  const points = expiring(member.pointsAvailable, later, lot.points);
  const facts = points > 0 ? [{ type: 'members.points-expired', scope: group, data: { memberId, points, lot: lot.lot } }] : [];
  await unlessMoved(() => commit(ctx, { writes: expirePoints(lot, points, member.pointsAvailable, ctx.now), facts, reply: undefined }));
}
