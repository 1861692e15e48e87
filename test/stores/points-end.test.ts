import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newMember } from '#members/domain/member';
import { memberRef } from '#members/queries';
import { memberRow, pointsOf } from '#members/store';
import { handler as sweep } from '#members/sweep';
import { returnPoints, settlePointsAtOnce } from '#members/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { get } from '#platform/table';
import type { Write } from '#platform/writes';
import { lotEnds, lotOf } from '#pricing/domain/points-rule';
import { startWorld, type World } from '../world.ts';

const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const save = (writes: () => readonly Write[]): Promise<unknown> =>
  world.inside(() => commit(systemContext('test', newId('fact')), { writes: writes(), reply: null }));
const now = (): string => world.clock.now();

async function memberWith(points: number): Promise<string> {
  const memberId = newId('member');
  await world.put(memberRow({ ...newMember({ memberId, mobileMasked: '138****0001', via: 'guide' }, now()), pointsAvailable: points }));
  return memberId;
}

const buy = (memberId: string, earnPoints: number, spendPoints = 0, slipId: string = newId('slip')) =>
  save(() => {
    const earnedEndsAt = lotEnds(lotOf(now()), { liveMonths: 2 });
    return settlePointsAtOnce({ memberId, spendPoints, earnPoints, earnedEndsAt, spentFen: 100, slipId }, now());
  });

const available = async (memberId: string) => (await world.inside(() => get(memberRef(memberId))))?.pointsAvailable;

/** What the sweep ends of a member's, run twice. */
async function ending(at: string, memberId: string) {
  world.clock.set(at);
  await world.drainFacts();
  for (let i = 0; i < 2; i += 1) await world.inside(() => sweep());
  const ended = (await world.drainFacts()).filter(({ type }) => type === 'members.points-expired');
  return ended.map(({ data }) => data as { memberId: string }).filter((one) => one.memberId === memberId);
}

test('points end with their month, oldest first, once, and never those that were spent or brought along', async () => {
  const memberId = await memberWith(50);
  await buy(memberId, 100);
  world.clock.pass({ days: 31 });
  await buy(memberId, 40);
  await buy(memberId, 0, 70);
  assert.equal(await available(memberId), 120);
  // 50 brought along and 20 of March's 100 are spent: 80 of March end, April's 40 stay.
  assert.deepEqual(await ending(lotEnds('2026-03', { liveMonths: 2 }) ?? '', memberId), [{ memberId, points: 80, lot: '2026-03' }]);
  assert.equal(await available(memberId), 40);
  const { items } = await world.inside(() => pointsOf(memberId, {}));
  assert.deepEqual([items[0]?.step, items[0]?.expired], ['EXPIRE', 80]);
  assert.equal(
    items.reduce((sum, { availableDelta }) => sum + availableDelta, 50),
    40,
  );
});

test('what a return claws back ends no second time, and what it gives back ends with the purchase’s own points', async () => {
  world.clock.set('2026-08-10T02:00:00.000Z');
  const memberId = await memberWith(0);
  const [slipId, paidAt] = [newId('slip'), now()];
  await buy(memberId, 100, 0, slipId);
  await buy(memberId, 30);
  await save(() =>
    returnPoints({ memberId, slipId, returnId: newId('refund'), givenBack: 10, clawedBack: 100, refundFen: 100, paidAt }, now()),
  );
  assert.equal(await available(memberId), 40);
  assert.deepEqual(await ending(lotEnds('2026-08', { liveMonths: 2 }) ?? '', memberId), [{ memberId, points: 40, lot: '2026-08' }]);
  assert.equal(await available(memberId), 0);
});
