import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as identity } from '#identity/routes';
import { openStaffSession } from '#identity/steps/staff-session';
import { systemContext } from '#platform/context';
import { type Doors, openDoors } from '../builders/doors.ts';
import { meanwhile } from '../world/meanwhile.ts';

let doors: Doors;
before(async () => {
  doors = await openDoors();
});
after(() => doors.stop());

test('several roles are listed; changing the role gives a new token, ends the old one, and prolongs nothing', async () => {
  await doors.hire('both', [doors.at(doors.east, 'guide'), doors.at(doors.west, 'manager', { from: '2026-03-01T12:00:00.000Z' })]);
  const first = (await doors.wecom('both')).body;
  assert.deepEqual([first.session.role, first.assignments.length], ['guide', 2]);
  doors.world.clock.pass({ hours: 2 });
  const wanted = { orgId: doors.west.orgId, role: 'manager' };
  const switched = await doors.world.call(identity, 'POST /identity/session/assignment', { token: first.token, body: wanted });
  assert.deepEqual([switched.status, switched.body.session.role, switched.body.session.storeName], [201, 'manager', '西门店']);
  assert.equal(switched.body.session.endsAt, first.session.endsAt);
  assert.deepEqual([(await doors.me(first.token)).status, (await doors.me(switched.body.token)).status], [401, 200]);
  const stranger = { orgId: doors.east.orgId, role: 'manager' };
  const refused = await doors.world.call(identity, 'POST /identity/session/assignment', { token: switched.body.token, body: stranger });
  assert.deepEqual([refused.status, refused.body.code], [404, 'ASSIGNMENT_UNKNOWN']);
  assert.equal((await doors.wecom('both')).body.session.role, 'manager');
});

test('a session ends after 12 idle hours; a visit after more than a tenth of them prolongs it, up to 7 days', async () => {
  await doors.hire('idle', [doors.at(doors.east, 'guide')]);
  const { token } = (await doors.wecom('idle')).body;
  doors.world.clock.pass({ hours: 1 });
  assert.deepEqual((await doors.me(token)).cost.transactions, 0);
  doors.world.clock.pass({ hours: 10 });
  assert.deepEqual((await doors.me(token)).cost.transactions, 1);
  doors.world.clock.pass({ hours: 11, minutes: 59 });
  assert.equal((await doors.me(token)).status, 200);
  doors.world.clock.pass({ hours: 12 });
  assert.deepEqual([(await doors.me(token)).status, (await doors.me(token)).body.code], [401, 'UNAUTHENTICATED']);
  const second = (await doors.wecom('idle')).body;
  for (let visit = 0; visit < 15; visit += 1) {
    doors.world.clock.pass({ hours: 11 });
    assert.equal((await doors.me(second.token)).status, 200);
  }
  assert.equal((await doors.me(second.token)).body.session.expiresAt, second.session.endsAt);
  doors.world.clock.pass({ hours: 3 });
  assert.equal((await doors.me(second.token)).status, 401);
});

test('signing out ends this session and no other; the next request with its token is refused', async () => {
  const personId = await doors.hire('out', [doors.at(doors.east, 'guide')]);
  const [a, b] = [(await doors.wecom('out')).body.token, (await doors.wecom('out')).body.token];
  assert.deepEqual((await doors.world.call(identity, 'DELETE /identity/session', { token: a })).body, { signedOut: true });
  assert.deepEqual([(await doors.me(a)).status, (await doors.me(b)).status], [401, 200]);
  const access = (await doors.world.rows(`G#PERSON#${personId}`)).find((row) => row.sk === 'ACCESS')?.access;
  assert.equal((access as { sessions: unknown[] }).sessions.length, 1);
});

test('an eleventh sign-in ends the oldest, and sign-ins at the same moment all succeed', async () => {
  await doors.hire('many', [doors.at(doors.east, 'guide')]);
  const oldest = (await doors.wecom('many')).body.token;
  for (let i = 0; i < 6; i += 1) await doors.wecom('many');
  const together = await Promise.all([doors.wecom('many'), doors.wecom('many'), doors.wecom('many')]);
  assert.deepEqual(
    together.map((answer) => answer.status),
    [201, 201, 201],
  );
  assert.equal((await doors.me(oldest)).status, 200);
  await doors.wecom('many');
  assert.equal((await doors.me(oldest)).status, 401);
});

test('an ended role ends its sessions before their next request, and signs nobody in again', async () => {
  const personId = await doors.hire('demoted', [
    doors.at(doors.east, 'guide'),
    doors.at(doors.west, 'guide', { from: '2026-03-01T12:00:00.000Z' }),
  ]);
  const tokens = [(await doors.wecom('demoted')).body.token, (await doors.wecom('demoted')).body.token];
  const wanted = { orgId: doors.west.orgId, role: 'guide' };
  const kept = await doors.world.call(identity, 'POST /identity/session/assignment', {
    token: (await doors.wecom('demoted')).body.token,
    body: wanted,
  });
  assert.equal((await doors.dismiss(personId)).status, 200);
  for (const token of tokens) assert.equal((await doors.me(token)).status, 401);
  assert.equal((await doors.me(kept.body.token)).status, 200);
  assert.equal((await doors.wecom('demoted')).body.session.storeName, '西门店');
});

test('a sign-in that is under way when the role ends does not slip through', async () => {
  const personId = await doors.hire('race', [doors.at(doors.east, 'guide')]);
  const ctx = { ...systemContext('test', 'race'), now: doors.world.clock.now() };
  const { action: _, ...unnamed } = ctx;
  const signingIn = doors.world.inside(() =>
    meanwhile(
      () => doors.dismiss(personId),
      () => openStaffSession(unnamed, personId),
    ),
  );
  await assert.rejects(signingIn, { code: 'NO_ASSIGNMENT' });
  const access = (await doors.world.rows(`G#PERSON#${personId}`)).find((row) => row.sk === 'ACCESS')?.access;
  assert.deepEqual((access as { sessions: unknown[] }).sessions, []);
});

test('a role that ends while another sign-in gets through ends that one too', async () => {
  const personId = await doors.hire('race2', [doors.at(doors.east, 'guide')]);
  let token = '';
  const ended = await doors.world.inside(() =>
    meanwhile(
      async () => {
        token = (await doors.wecom('race2')).body.token;
      },
      () => doors.dismissDirectly(personId),
    ),
  );
  assert.equal(ended, 200);
  assert.equal((await doors.me(token)).status, 401);
});
