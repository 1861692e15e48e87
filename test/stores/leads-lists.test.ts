import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { standardConfig } from '#leads/queries';
import { handler as leads } from '#leads/routes';
import { saveLeadConfig } from '#leads/writes';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const { world, workplaces, guide, colleague, manager, admin, stranger, nextMobile, report, step, show, pipeline } = await openLeadsDesk();
after(() => world.stop());

const stageSum = (body: { stages: { stage: string }[] }, stage: string) => body.stages.find((s) => s.stage === stage);

test('counters agree with the leads after every kind of step, in two store calls', async () => {
  const before = await pipeline(manager);
  const [one, two] = [await report(guide, { expectedFen: 300 }), await report(manager, { toPool: true, expectedFen: 50 })];
  await step(guide, one.leadId, 'follow-ups', { result: 'interested', expectedFen: 500 });
  await step(guide, one.leadId, 'stage', { stage: 'visit' });
  await step(colleague, two.leadId, 'claim');
  const { body, cost } = await world.call(leads, 'GET /leads/pipeline', { token: manager.token });
  assert.equal(cost.calls, 2);
  const diff = (stage: string, field: string) =>
    Number(Object(stageSum(body, stage))[field] ?? 0) - Number(Object(stageSum(before, stage))[field] ?? 0);
  assert.deepEqual([diff('visit', 'count'), diff('visit', 'sumFen'), diff('new', 'count'), diff('new', 'sumFen')], [1, 500, 1, 50]);
  const of = (list: { guideId: string; count: number }[], id: string) => list.find((g) => g.guideId === id)?.count ?? 0;
  assert.equal(of(body.guides, colleague.personId) - of(before.guides, colleague.personId), 1);
  const own = await pipeline(guide);
  assert.equal(own.guides.length, 0);
  assert.ok(own.stages.every((s: { count: number }) => s.count >= 0));
});

test('a stage lists the longest waiting first, page by page, in two store calls', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { leadId } = await report(colleague);
    await step(colleague, leadId, 'follow-ups', { result: 'interested' });
    world.clock.pass({ minutes: 1 });
    await step(colleague, leadId, 'stage', { stage: 'need' });
    ids.push(leadId);
  }
  const first = await world.call(leads, 'GET /leads', { token: colleague.token, query: { stage: 'need', limit: 2 } });
  assert.equal(first.cost.calls, 2);
  const second = await world.call(leads, 'GET /leads', {
    token: colleague.token,
    query: { stage: 'need', limit: 2, cursor: first.body.cursor },
  });
  const listed = [...first.body.items, ...second.body.items].map((l: { leadId: string }) => l.leadId);
  assert.deepEqual(listed, ids);
  const store = await world.call(leads, 'GET /leads', { token: manager.token, query: { stage: 'need', guideId: colleague.personId } });
  assert.deepEqual(
    store.body.items.map((l: { leadId: string }) => l.leadId),
    ids,
  );
  const mine = await world.call(leads, 'GET /leads', { token: guide.token, query: { stage: 'need' } });
  assert.ok(mine.body.items.every((l: { guideId: string }) => l.guideId === guide.personId));
  const pool = await world.call(leads, 'GET /leads/pool', { token: guide.token });
  assert.ok(pool.body.items.every((l: { state: string }) => l.state === 'POOL'));
});

test('today begins with what waits for an answer and what is overdue, then the promised, then the hot', async () => {
  const fresh = await workplaces.hire(0, 'guide', '新人');
  const at = (minutes: number) => new Date(world.clock.nowMs() + minutes * 60_000).toISOString();
  const promised = await report(fresh);
  await step(fresh, promised.leadId, 'follow-ups', { result: 'appointed', nextAt: at(120) });
  const later = await report(fresh);
  await step(fresh, later.leadId, 'follow-ups', { result: 'appointed', nextAt: at(60 * 24 * 4) });
  const missed = await report(fresh);
  await step(fresh, missed.leadId, 'follow-ups', { result: 'appointed', nextAt: at(5) });
  const hot = await report(fresh, { grade: 'A' });
  await step(fresh, hot.leadId, 'follow-ups', { result: 'interested' });
  const given = await report(manager, { toPool: true });
  await step(manager, given.leadId, 'assign', { guideId: fresh.personId, acceptBy: at(300) });
  const unmet = await report(fresh);
  world.clock.pass({ minutes: 10 });
  const { body, cost } = await world.call(leads, 'GET /leads/today', { token: fresh.token });
  assert.equal(cost.calls, 2);
  assert.deepEqual(
    body.items.map((l: { leadId: string; why: string }) => [l.why, l.leadId]),
    [
      ['ACCEPT', given.leadId],
      ['OVERDUE', missed.leadId],
      ['DUE', unmet.leadId],
      ['PROMISED', promised.leadId],
      ['HOT', hot.leadId],
    ],
  );
  assert.equal(body.counts.open, 6);
});

test('nobody takes more open leads than the cap, however fast they tap', async () => {
  const greedy = await workplaces.hire(1, 'guide', '抢单');
  await workplaces.save(() => [saveLeadConfig(`D#${greedy.dealerId}`, { ...standardConfig, guideCap: 2 })]);
  const pool: string[] = [];
  for (let n = 0; n < 4; n += 1) pool.push((await report(stranger, { toPool: true })).leadId);
  const answers = await Promise.all(pool.map((leadId) => step(greedy, leadId, 'claim')));
  const won = answers.filter((a) => a.status === 200).length;
  assert.ok(won >= 1 && won <= 2);
  assert.ok(answers.filter((a) => a.status !== 200).every((a) => ['LEAD_LIMIT', 'CHANGED'].includes(a.body.code)));
  for (const leadId of pool) await step(greedy, leadId, 'claim');
  const rows = await world.rows(`D#${greedy.dealerId}#LEAD-LOAD#${greedy.personId}`);
  assert.equal(rows[0]?.open, 2);
});

test('what lies outside one’s scope is not found, on every route', async () => {
  const { leadId } = await report(guide);
  const bodies: Record<string, unknown> = {
    claim: {},
    accept: {},
    'follow-ups': { result: 'interested' },
    actions: { action: 'QUOTE', ref: 'q-1' },
    stage: { stage: 'visit' },
    pause: { reason: '停', until: '2026-03-20T02:00:00.000Z' },
    resume: {},
    win: { slipId: `sl_${'0'.repeat(26)}` },
    lose: { reason: 'price' },
    'mobile-reveal': { reason: 'callCustomer' },
  };
  for (const [what, body] of Object.entries(bodies)) assert.equal((await step(stranger, leadId, what, body)).status, 404, what);
  assert.equal((await show(stranger, leadId)).status, 404);
  const asked = (token: string, route: string, query: Record<string, string>) => world.call(leads, route, { token, query });
  const [store, person] = [String(guide.storeId), guide.personId];
  for (const route of ['GET /leads', 'GET /leads/pool', 'GET /leads/pipeline']) {
    const query = route === 'GET /leads' ? { stage: 'new' } : {};
    assert.equal((await asked(stranger.token, route, { ...query, storeId: store })).status, 404, route);
    assert.equal((await asked(admin.token, route, { ...query, storeId: String(stranger.storeId) })).status, 404, route);
    assert.equal((await asked(admin.token, route, { ...query, storeId: store })).status, 200, route);
    assert.equal((await asked(manager.token, route, { ...query, dealerId: String(stranger.dealerId) })).status, 404, route);
  }
  for (const route of ['GET /leads', 'GET /leads/pipeline']) {
    const query = route === 'GET /leads' ? { stage: 'new' } : {};
    assert.equal((await asked(colleague.token, route, { ...query, guideId: person })).status, 404, route);
    assert.equal((await asked(manager.token, route, { ...query, guideId: stranger.personId })).status, 404, route);
    assert.equal((await asked(manager.token, route, { ...query, guideId: person })).status, 200, route);
  }
});

test('the full number is shown to the lead’s guide for a reason, audited, and to nobody else', async () => {
  const mobile = nextMobile();
  const { leadId } = await report(guide, { mobile });
  const shown = await step(guide, leadId, 'mobile-reveal', { reason: 'callCustomer' }, 'reveal-key-1');
  assert.deepEqual(shown.body, { mobile });
  assert.equal((await step(colleague, leadId, 'mobile-reveal', { reason: 'callCustomer' })).body.code, 'LEAD_NOT_YOURS');
  assert.deepEqual((await step(guide, leadId, 'mobile-reveal', { reason: 'callCustomer' }, 'reveal-key-1')).body, { mobile });
  const done = await world.rows(`ACTION#${guide.personId}`);
  assert.ok(!JSON.stringify(done).includes(mobile));
  for (let n = 0; n < 29; n += 1) await step(guide, leadId, 'mobile-reveal', { reason: 'callCustomer' });
  assert.equal((await step(guide, leadId, 'mobile-reveal', { reason: 'callCustomer' })).body.code, 'REVEALS_USED_UP');
});

test('pipelines are data that the page reads', async () => {
  const { body } = await world.call(leads, 'GET /leads/pipelines', { token: guide.token });
  assert.equal(body.items[0].stages[0].name, '新商机');
  assert.deepEqual(body.items[0].stages[0].exit, [{ kind: 'EFFECTIVE_FOLLOW_UPS', what: 1 }]);
});
