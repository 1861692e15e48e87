import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { standardConfig } from '#leads/queries';
import { handler as leads } from '#leads/routes';
import { handler as sweep } from '#leads/sweep';
import { saveLeadConfig } from '#leads/writes';
import { scopeOfDealer } from '#platform/scope';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const desk = await openLeadsDesk();
const { world, workplaces, guide, manager, step, leadNow, pipeline, sweepNow, factsOf } = desk;
const report = async (body: Record<string, unknown> = {}): Promise<string> => (await desk.report(guide, body)).leadId;
after(() => world.stop());

/** Leads of other tests are closed, so that one sweep has one subject. */
async function closeAll(): Promise<void> {
  const { body } = await world.call(leads, 'GET /leads/today', { token: guide.token });
  for (const { leadId } of body.items) await step(guide, leadId, 'lose', { reason: 'price' });
  await world.drainFacts();
}

test('an idle lead is warned about once each and goes back to the pool; two sweeps at once change nothing twice', async () => {
  const leadId = await report();
  await world.drainFacts();
  const told: string[] = [];
  for (let hour = 0; hour < 8 * 24; hour += 6) {
    world.clock.pass({ hours: 6 });
    await Promise.all([sweepNow(), sweepNow()]);
    told.push(...(await factsOf(leadId)));
  }
  assert.deepEqual(told, ['leads.lead-warned', 'leads.lead-warned', 'leads.lead-warned', 'leads.lead-recycled']);
  const lead = await leadNow(leadId);
  assert.deepEqual([lead.state, lead.guideName, lead.overdue], ['POOL', undefined, false]);
  const cooling = await step(guide, leadId, 'claim');
  assert.equal(cooling.body.code, 'LEAD_COOLING');
  assert.match(cooling.body.message, /\d+月\d+日 \d\d:\d\d 之后才能再领/);
  assert.equal((await step(manager, leadId, 'claim')).status, 200);
  await step(manager, leadId, 'lose', { reason: 'price' });
});

test('a warned lead counts as overdue until its customer is reached', async () => {
  await closeAll();
  const before = (await pipeline()).stages.find((s: { stage: string }) => s.stage === 'new')?.overdue ?? 0;
  const leadId = await report();
  world.clock.pass({ days: 1 });
  await sweepNow();
  const overdue = async () => (await pipeline()).stages.find((s: { stage: string }) => s.stage === 'new')?.overdue;
  assert.equal((await leadNow(leadId)).overdue, true);
  assert.equal(await overdue(), before + 1);
  await step(guide, leadId, 'follow-ups', { result: 'no-answer' });
  assert.equal(await overdue(), before + 1, 'nobody was reached');
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  assert.equal(await overdue(), before);
  assert.equal((await leadNow(leadId)).overdue, false);
});

test('a missed promise makes a lead overdue, without news', async () => {
  await closeAll();
  const leadId = await report();
  const nextAt = new Date(world.clock.nowMs() + 3_600_000).toISOString();
  await step(guide, leadId, 'follow-ups', { result: 'appointed', nextAt });
  await world.drainFacts();
  world.clock.pass({ minutes: 61 });
  await Promise.all([sweepNow(), sweepNow()]);
  assert.equal((await leadNow(leadId)).overdue, true);
  assert.deepEqual(await factsOf(leadId), []);
  const idle = await world.cost(() => sweep());
  assert.equal(idle.transactions, 0, 'what was marked is not due again');
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  assert.equal((await leadNow(leadId)).overdue, false);
});

test('a lead that was assigned and not accepted goes back at its deadline', async () => {
  await closeAll();
  const leadId = await report({ toPool: true });
  const acceptBy = new Date(world.clock.nowMs() + 20 * 60_000).toISOString();
  await step(manager, leadId, 'assign', { guideId: guide.personId, acceptBy });
  world.clock.pass({ minutes: 19 });
  await sweepNow();
  assert.equal((await leadNow(leadId)).state, 'OWNED');
  world.clock.pass({ minutes: 1 });
  await sweepNow();
  assert.equal((await leadNow(leadId)).state, 'POOL');
  const recycled = (await world.drainFacts()).find((f) => f.type === 'leads.lead-recycled');
  assert.equal(Object(recycled?.data).reason, 'NOT_ACCEPTED');
});

test('a follow-up between the index and the sweep saves the lead', async () => {
  await closeAll();
  const leadId = await report();
  world.clock.pass({ days: 8 });
  const [, followed] = await Promise.all([sweepNow(), step(guide, leadId, 'follow-ups', { result: 'interested' })]);
  const lead = await leadNow(leadId);
  const recycled = (await factsOf(leadId)).includes('leads.lead-recycled');
  // Whoever was first wins, and the other one sees it: never both.
  if (followed.status === 200) assert.deepEqual([lead.state, recycled], ['OWNED', false]);
  else assert.deepEqual([lead.state, recycled, followed.body.code], ['POOL', true, 'LEAD_UNOWNED']);
});

test('a gentler rule leaves its leads alone and moves their due time', async () => {
  await closeAll();
  const leadId = await report();
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  const gentle = standardConfig.rules.map((rule) => ({ ...rule, idleDays: 30, version: 2 }));
  await workplaces.save(() => [saveLeadConfig(scopeOfDealer(guide.dealerId), { ...standardConfig, rules: gentle })]);
  world.clock.pass({ days: 8 });
  await sweepNow();
  assert.equal((await leadNow(leadId)).state, 'OWNED');
  assert.equal((await world.cost(() => sweep())).transactions, 0);
  await workplaces.save(() => [saveLeadConfig(scopeOfDealer(guide.dealerId), standardConfig)]);
});
