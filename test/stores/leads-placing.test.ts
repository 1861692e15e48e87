import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { placed } from '#identity/domain/org';
import { createOrg } from '#identity/writes';
import { standardConfig } from '#leads/queries';
import { handler as reactions } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { createLead, type NewLead } from '#leads/writes';
import { handler as members } from '#members/routes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { sealMobile } from '#platform/personal';
import { idFactory } from '#platform/ports';
import { type Hired, openLeadsDesk } from '../builders/leads-desk.ts';

const desk = await openLeadsDesk();
const { world, workplaces, guide, colleague, manager, admin, stranger, nextMobile, leadNow, step, sweepNow } = desk;
after(() => world.stop());
const newId = idFactory(() => world.clock.nowMs());
const settle = () => world.drainFacts({ leads: reactions }, 3);

async function arrived(more: Partial<NewLead> = {}): Promise<string> {
  const leadId = newId('lead');
  const customer = { name: '线上顾客', mobile: await world.inside(() => sealMobile(nextMobile())) };
  const where = { dealerId: guide.dealerId, storeId: String(guide.storeId) };
  const lead = { leadId, ...where, customer, source: 'online', reportedAt: world.clock.now(), reportedBy: 'douyin', auto: true, ...more };
  await world.inside(() => {
    const ctx = systemContext('test', leadId);
    const { writes, facts } = createLead(lead, standardConfig, ctx);
    return commit(ctx, { writes, facts, reply: null });
  });
  await settle();
  return leadId;
}
const place = (who: Hired, more: object = {}) =>
  world.call(leads, 'PUT /leads/team/{guideId}', {
    token: manager.token,
    params: { guideId: who.personId },
    body: { onDuty: true, weight: 1, regions: [], brands: [], skills: [], ...more },
  });

test('leads from outside are shared by weight, with time to accept, and nobody is passed over', async () => {
  assert.equal((await place(guide, { weight: 2 })).status, 200);
  const owners: string[] = [];
  for (let n = 0; n < 6; n += 1) owners.push((await leadNow(await arrived())).guideId);
  const of = (who: Hired) => owners.filter((id) => id === who.personId).length;
  assert.deepEqual([of(guide), of(colleague)], [4, 2]);
});

test('brand, skill, duty and capacity leave guides out; who knows the customer goes first', async () => {
  await place(guide, { brands: ['静眠'], skills: ['soft'] });
  assert.equal((await leadNow(await arrived({ brand: '山岚' }))).guideId, colleague.personId);
  assert.equal((await leadNow(await arrived({ brand: '静眠', answers: { skill: 'measure' } }))).guideId, colleague.personId);
  await place(guide);
  assert.equal((await world.call(leads, 'POST /leads/duty', { token: guide.token, body: { onDuty: false } })).status, 200);
  assert.equal((await leadNow(await arrived())).guideId, colleague.personId);
  const { items } = (await world.call(leads, 'GET /leads/team', { token: manager.token })).body;
  assert.deepEqual([items.length, items.find((one: { guideId: string }) => one.guideId === guide.personId).onDuty], [2, false]);
  await place(guide);
  const { body } = await world.call(members, 'POST /members', { token: guide.token, body: { mobile: nextMobile(), name: '老顾客' } });
  for (let n = 0; n < 3; n += 1) {
    const leadId = await arrived({ memberId: body.member.memberId });
    assert.equal((await leadNow(leadId)).guideId, guide.personId, 'the guide of the member');
  }
});

test('not accepted in time it goes to the next, and after three the manager is told', async () => {
  const leadId = await arrived();
  const seen: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const lead = await leadNow(leadId);
    seen.push(lead.guideId);
    assert.ok(lead.acceptBy);
    world.clock.pass({ minutes: 31 });
    await sweepNow();
    await settle();
  }
  assert.notEqual(seen[0], seen[1]);
  assert.equal((await leadNow(leadId)).state, 'POOL');
  const { body } = await desk.show(manager, leadId);
  assert.equal(body.timeline.items[0].type, 'LeadUnplaced');
});

test('with nobody on duty it lies in the pool and the store is told, once', async () => {
  for (const who of [guide, colleague]) await place(who, { onDuty: false });
  const leadId = await arrived();
  assert.equal((await leadNow(leadId)).state, 'POOL');
  await settle();
  const { items } = (await desk.show(manager, leadId)).body.timeline;
  assert.equal(items.filter(({ type }: { type: string }) => type === 'LeadUnplaced').length, 1);
});

test('a dealer sends a lead to another store, which has its time to answer; counters move with it', async () => {
  const [dealer] = workplaces.dealers;
  assert.ok(dealer);
  const at = '2026-03-01T00:00:00.000Z';
  const shop = { kind: 'store', region: '华东', brands: ['云眠'], legalEntity: '公司', merchantNo: '16000000' } as const;
  const branch = placed(dealer, { ...shop, code: 'A-2', name: 'A二店' }, newId('org'), at);
  await workplaces.save(() => createOrg(branch));
  const { leadId } = await desk.report(guide);
  const poolOf = async (storeId: string) =>
    (await world.call(leads, 'GET /leads/pipeline', { token: admin.token, query: { storeId } })).body.pool.count;
  const there = (body: object, by = admin) => step(by, leadId, 'dispatch', body);
  assert.equal((await there({ storeId: guide.storeId })).body.code, 'LEAD_THERE_ALREADY');
  assert.equal((await there({ storeId: stranger.storeId })).status, 404);
  assert.equal((await there({ storeId: branch.orgId }, manager)).status, 403);
  const answerBy = new Date(world.clock.nowMs() + 3_600_000).toISOString();
  const sent = await there({ storeId: branch.orgId, answerBy });
  assert.deepEqual([sent.status, sent.body.lead.state, await poolOf(branch.orgId)], [200, 'POOL', 1]);
  assert.equal((await world.call(leads, 'GET /leads/{leadId}', { token: guide.token, params: { leadId } })).status, 404);
  await settle();
  world.clock.pass({ minutes: 61 });
  for (const _ of [1, 2]) await sweepNow();
  const { timeline } = (await desk.show(admin, leadId)).body;
  assert.deepEqual(
    timeline.items.filter(({ type }: { type: string }) => type === 'LeadUnplaced').length,
    2,
    'nobody works there, and its time has passed: each told once',
  );
});
