import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as leads } from '#leads/routes';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const { world, guide, colleague, manager, admin, stranger, report, step, workplaces } = await openLeadsDesk();
after(() => world.stop());

const stages = 'new,visit,need,quote,deal';
const funnel = async (query: Record<string, string> = {}) =>
  (await world.call(leads, 'GET /leads/funnel', { token: manager.token, query })).body;
const stageOf = (body: { stages: { stage: string }[] }, stage: string) => Object(body.stages.find((one) => one.stage === stage));

test('a board shows every column and the pool at once: after the session all is asked side by side', async () => {
  for (let n = 0; n < 22; n += 1) await report(guide, { expectedFen: 100 });
  await report(manager, { toPool: true });
  const { body, cost } = await world.call(leads, 'GET /leads/board', { token: manager.token, query: { stages } });
  const [first] = body.columns;
  assert.deepEqual(
    [body.columns.length, first.stage, first.count, first.sumFen, first.items.length],
    [5, 'new', 23, 22 * 100 + 100_000, 20],
  );
  assert.ok(first.cursor);
  assert.deepEqual([body.pool.count, body.pool.items.length], [1, 1]);
  assert.equal(cost.calls, 1 + 1 + 1 + 5, 'the session; then counters, pool and five stages together');
});

test('the funnel counts what went on, back and was lost, by guide and source, and how long it stood', async () => {
  const before = await funnel();
  const one = await report(colleague, { source: 'event' });
  const two = await report(colleague, { source: 'event' });
  await step(colleague, one.leadId, 'follow-ups', { result: 'interested' });
  world.clock.pass({ days: 2 });
  await step(colleague, one.leadId, 'stage', { stage: 'visit' });
  await step(colleague, one.leadId, 'stage', { stage: 'new' });
  await step(colleague, two.leadId, 'lose', { reason: 'price' });
  const now = await funnel({ guideId: colleague.personId, source: 'event' });
  const { entered, left, onward, back, lost, staySeconds } = stageOf(now, 'new');
  assert.deepEqual([entered, left, onward, back, lost, staySeconds], [3, 2, 1, 0, 1, 2 * 86_400]);
  assert.equal(stageOf(now, 'visit').back, 1);
  const whole = await funnel();
  assert.equal(stageOf(whole, 'new').entered - stageOf(before, 'new').entered, 3);
  assert.deepEqual(
    whole.sources.find((one: { source: string }) => one.source === 'event'),
    { source: 'event', entered: 2, won: 0, lost: 1 },
  );
  assert.deepEqual((await funnel({ month: '2025-01' })).stages[0].entered, 0);
});

test('guides stand beside what they were given: a lead taken away counts for the other, one recycled against the first', async () => {
  const fresh = await workplaces.hire(0, 'guide', '公平');
  const [kept, taken] = [await report(fresh), await report(fresh)];
  await step(fresh, kept.leadId, 'follow-ups', { result: 'interested' });
  await step(manager, taken.leadId, 'assign', { guideId: colleague.personId });
  const of = async (id: string) => (await funnel()).guides.find((one: { guideId: string }) => one.guideId === id);
  const { name, given, moved, won, recycled, expectedTenths, index } = await of(fresh.personId);
  assert.deepEqual([name, given, moved, won, recycled, expectedTenths, index], ['公平', 1, 1, 0, 0, 0, 0]);
  await step(fresh, kept.leadId, 'lose', { reason: 'price' });
  assert.equal((await of(fresh.personId)).lost, 1);
});

test('guides read neither board nor analysis, and another dealer’s store is not found', async () => {
  for (const [route, query] of [
    ['GET /leads/board', { stages }],
    ['GET /leads/funnel', {}],
  ] as const) {
    assert.equal((await world.call(leads, route, { token: guide.token, query })).status, 403);
    const elsewhere = await world.call(leads, route, { token: admin.token, query: { ...query, storeId: String(stranger.storeId) } });
    assert.equal(elsewhere.status, 404, JSON.stringify(elsewhere.body));
  }
});
