import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/refusal';
import { handler as members } from '#members/routes';
import { editMember } from '#members/steps/edit';
import { createMember, holdPoints, releasePoints, returnPoints, settlePoints, settlePointsAtOnce } from '#members/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { sealMobile } from '#platform/personal';
import { idFactory } from '#platform/ports';
import type { Write } from '#platform/writes';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { meanwhile } from '../world/meanwhile.ts';
import { type Answer, startWorld, type World } from '../world.ts';

type Staff = Awaited<ReturnType<Workplaces['hire']>>;
const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));

let world: World;
let shops: Workplaces;
let guide: Staff;
let head: Staff;

before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx1', secret: 's' } } });
  shops = await openWorkplaces(world);
  guide = await shops.hire(0, 'guide', '导购甲');
  head = await shops.hire(0, 'hq', '总部员');
});
after(() => world.stop());

let last = 0;
/** A member brought along from a former system with this many points. */
async function memberWith(points: number, more: object = {}): Promise<string> {
  const memberId = newId('member');
  last += 1;
  const opening = { points, spentFen: 0, slipCount: 0, joinedAt: '2020-05-01T00:00:00.000Z', ...more };
  await world.inside(async () => {
    const sealed = await sealMobile(`137${String(last).padStart(8, '0')}`);
    await save(() => createMember({ memberId, via: 'import', opening }, sealed, 'import', world.clock.now()));
  });
  return memberId;
}

const save = (writes: () => readonly Write[]): Promise<unknown> =>
  world.inside(() => commit(systemContext('test', newId('fact')), { writes: writes(), reply: null }));
const codeOf = (saving: Promise<unknown>): Promise<string> =>
  saving.then(
    () => 'saved',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const now = (): string => world.clock.now();
const slip = () => newId('slip');
const read = (route: string, memberId: string, by: { token: string } = guide, query = {}): Promise<Answer> =>
  world.call(members, route, { token: by.token, params: { memberId }, query });
const balance = async (memberId: string): Promise<[available: number, held: number]> => {
  const { member } = (await read('GET /members/{memberId}', memberId)).body;
  return [member.pointsAvailable, member.pointsHeld];
};

test('points are held, then spent and earned; level and totals follow at once', async () => {
  const memberId = await memberWith(500);
  const slipId = slip();
  await save(() => holdPoints({ memberId, points: 300, slipId }, now()));
  assert.deepEqual(await balance(memberId), [200, 300]);
  await save(() => settlePoints({ memberId, spendPoints: 300, earnPoints: 80, spentFen: 600_000, slipId }, now()));
  const { member } = (await read('GET /members/{memberId}', memberId)).body;
  assert.deepEqual(
    [member.pointsAvailable, member.pointsHeld, member.level, member.spentFen, member.slipCount],
    [280, 0, 'silver', 600_000, 1],
  );
  assert.equal(member.lastSlipAt, now());
});

test('held points come back when the slip is let go, once', async () => {
  const memberId = await memberWith(100);
  const held = { memberId, points: 100, slipId: slip() };
  await save(() => holdPoints(held, now()));
  assert.equal(await codeOf(save(() => releasePoints(held, now()))), 'saved');
  assert.deepEqual(await balance(memberId), [100, 0]);
  for (const again of [
    () => releasePoints(held, now()),
    () => settlePoints({ ...held, spendPoints: 100, earnPoints: 0, spentFen: 0 }, now()),
    () => holdPoints(held, now()),
  ])
    assert.equal(await codeOf(save(again)), 'MEMBER_GONE');
  assert.deepEqual(await balance(memberId), [100, 0]);
});

test('points never go below nothing: of slips that spend the same points at once, one passes', async () => {
  const memberId = await memberWith(100);
  const slips = Array.from({ length: 8 }, slip);
  const outcomes = await Promise.all(
    slips.map((slipId, i) =>
      codeOf(
        save(() =>
          i % 2 === 0
            ? holdPoints({ memberId, points: 80, slipId }, now())
            : settlePointsAtOnce({ memberId, spendPoints: 80, earnPoints: 1, spentFen: 100, slipId }, now()),
        ),
      ),
    ),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'saved').length, 1);
  assert.ok(outcomes.every((outcome) => ['saved', 'POINTS_SHORT', 'TOO_MANY'].includes(outcome)));
  const [available, held] = await balance(memberId);
  assert.ok(available + held >= 20 && available >= 0);
});

test('nothing is held or released for no points, and a slip of a member who is gone is refused', async () => {
  const memberId = await memberWith(0);
  await world.inside(async () => {
    const nothing = { memberId, points: 0, slipId: slip() };
    assert.deepEqual([holdPoints(nothing, now()), releasePoints(nothing, now())], [[], []]);
  });
  const gone = { memberId: newId('member'), spendPoints: 0, earnPoints: 1, spentFen: 1, slipId: slip() };
  assert.equal(await codeOf(save(() => settlePoints(gone, now()))), 'MEMBER_GONE');
});

test('a return gives points back and claws back what was earned, once a return; the balance may fall below nothing', async () => {
  const memberId = await memberWith(100);
  const slipId = slip();
  await save(() => settlePointsAtOnce({ memberId, spendPoints: 100, earnPoints: 60, spentFen: 600_000, slipId }, now()));
  await save(() => settlePointsAtOnce({ memberId, spendPoints: 50, earnPoints: 0, spentFen: 0, slipId: slip() }, now()));
  const part = { memberId, slipId, returnId: 'return-1', givenBack: 0, clawedBack: 40, refundFen: 400_000, paidAt: now() };
  assert.equal(await codeOf(save(() => returnPoints(part, now()))), 'saved');
  assert.equal(await codeOf(save(() => returnPoints(part, now()))), 'MEMBER_GONE');
  assert.deepEqual(await balance(memberId), [-30, 0]);
  const rest = { ...part, returnId: 'return-2', givenBack: 100, clawedBack: 20, refundFen: 200_000 };
  assert.equal(await codeOf(save(() => returnPoints(rest, now()))), 'saved');
  const { member } = (await read('GET /members/{memberId}', memberId)).body;
  assert.deepEqual([member.pointsAvailable, member.spentFen, member.level], [50, 0, 'basic']);
  const { items } = (await read('GET /members/{memberId}/points', memberId)).body;
  const told = items.filter(({ step }: { step: string }) => step === 'RETURN');
  assert.deepEqual(
    told.map((e: Record<string, unknown>) => [e.availableDelta, e.givenBack, e.clawedBack, e.slipId]),
    [
      [80, 100, 20, slipId],
      [-40, 0, 40, slipId],
    ],
  );
});

test('a purchase that is settled while somebody edits the member is not overwritten, nor is the edit', async () => {
  const memberId = await memberWith(0);
  const ctx = { ...systemContext('test', 'edit'), now: now() };
  const buy = () => save(() => settlePoints({ memberId, spendPoints: 0, earnPoints: 10, spentFen: 100, slipId: slip() }, now()));
  const tag = () => editMember(ctx, memberId, (before) => ({ after: { ...before, tags: [...before.tags, '甲'] }, reply: null }));
  await world.inside(() => meanwhile(buy, tag));
  const { member } = (await read('GET /members/{memberId}', memberId)).body;
  assert.deepEqual([member.pointsAvailable, member.slipCount, member.tags], [10, 1, ['甲']]);
});

test('head office corrects by a new entry with a reason and an audit row; the ledger tells everything, newest first', async () => {
  const memberId = await memberWith(50);
  const fix = (delta: number, key?: string) =>
    world.call(members, 'POST /members/{memberId}/points', {
      token: head.token,
      params: { memberId },
      body: { delta, reason: '补登' },
      ...(key ? { key } : {}),
    });
  for (let i = 0; i < 2; i += 1) assert.equal((await fix(25, 'fix-once')).status, 200);
  world.clock.pass({ seconds: 1 });
  assert.equal((await fix(-75)).status, 200);
  assert.deepEqual([(await fix(-1)).body.code, (await fix(0)).body.code], ['POINTS_SHORT', 'BAD_REQUEST']);
  const { items } = (await read('GET /members/{memberId}/points', memberId)).body;
  assert.deepEqual(
    items.map((e: { step: string; availableDelta: number; reason?: string }) => [e.step, e.availableDelta, e.reason]),
    [
      ['FIX', -75, '补登'],
      ['FIX', 25, '补登'],
      ['OPENING', 50, undefined],
    ],
  );
  const audit = (await world.rows('G#AUDIT#-#2026-03-02')).filter((row) => row.targetId === memberId);
  assert.deepEqual(audit[0]?.after, { pointsAvailable: 75, delta: 25 });
  const byGuide = { token: guide.token, params: { memberId }, body: { delta: 1, reason: '送' } };
  assert.equal((await world.call(members, 'POST /members/{memberId}/points', byGuide)).status, 403);
});

test('whatever slips do in whatever order, the ledger sums to the balances and nothing goes below nothing', async () => {
  const step = fc.record({
    slip: fc.nat(4),
    act: fc.constantFrom('hold', 'release', 'settle', 'once', 'back', 'fix'),
    n: fc.nat(120),
    earn: fc.nat(50),
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(200), fc.array(step, { maxLength: 14 }), async (start, steps) => {
      const memberId = await memberWith(start);
      const slips = Array.from({ length: 5 }, slip);
      for (const { slip: i, act, n, earn } of steps) {
        const slipId = slips[i] ?? '';
        const settling = { memberId, spendPoints: n, earnPoints: earn, spentFen: n * 100, slipId };
        const acts: Record<typeof act, () => Write[]> = {
          hold: () => holdPoints({ memberId, points: n, slipId }, now()),
          release: () => releasePoints({ memberId, points: n, slipId }, now()),
          settle: () => settlePoints(settling, now()),
          once: () => settlePointsAtOnce(settling, now()),
          back: () =>
            returnPoints(
              { memberId, slipId, returnId: newId('refund'), givenBack: n, clawedBack: earn, refundFen: 0, paidAt: now() },
              now(),
            ),
          fix: () => [],
        };
        assert.ok(['saved', 'POINTS_SHORT', 'MEMBER_GONE'].includes(await codeOf(save(acts[act]))));
      }
      const { items } = (await read('GET /members/{memberId}/points', memberId, guide, { limit: 50 })).body;
      const total = (field: string): number => items.reduce((sum: number, entry: Record<string, number>) => sum + (entry[field] ?? 0), 0);
      const [available, held] = await balance(memberId);
      assert.deepEqual([total('availableDelta'), total('heldDelta')], [available, held]);
      const returned = total('givenBack') - total('clawedBack');
      assert.equal(available + held, start + total('earned') - total('spent') + returned);
      assert.ok(held >= 0 && available >= Math.min(0, 0 - total('clawedBack')));
    }),
    { numRuns: 25 },
  );
});

test('an imported member keeps level, points, totals and tags; the number still makes it one', async () => {
  const sealed = await world.inside(() => sealMobile('13700990099'));
  const opening = {
    points: 10,
    spentFen: 700_000,
    slipCount: 3,
    level: 'gold',
    joinedAt: '1996-05-01T00:00:00.000Z',
    tags: ['老会员'],
  } as const;
  const [memberId, twice] = [newId('member'), newId('member')];
  await save(() => createMember({ memberId, name: '孙', via: 'import', opening }, sealed, 'import', now()));
  assert.equal(await codeOf(save(() => createMember({ memberId: twice, via: 'import', opening }, sealed, 'import', now()))), 'PHONE_TAKEN');
  const found = await world.call(members, 'POST /members/lookup', { token: guide.token, body: { mobile: '13700990099' } });
  const { level, pointsAvailable, tags, joinedAt, slipCount } = found.body.member;
  assert.deepEqual([level, pointsAvailable, tags, joinedAt, slipCount], ['gold', 10, ['老会员'], opening.joinedAt, 3]);
});

test('the balance says how many points end with which month; another member’s stays hidden', async () => {
  const memberId = await memberWith(50);
  const ends = '2099-03-31T16:00:00.000Z';
  const earn = { memberId, spendPoints: 0, earnPoints: 80, earnedEndsAt: ends, spentFen: 8000, slipId: slip() };
  await save(() => settlePointsAtOnce(earn, now()));
  const { body } = await read('GET /members/{memberId}/points-ending', memberId);
  assert.deepEqual([body.pointsAvailable, body.pointsHeld], [130, 0]);
  assert.deepEqual([body.endings.length, body.endings[0].endsAt, body.endings[0].points], [1, ends, 80]);
  assert.equal((await read('GET /members/{memberId}/points-ending', newId('member'))).status, 404);
});
