import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { storesOfDealer } from '#identity/queries';
import { handler as reactions } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { scopeOfDealer } from '#platform/scope';
import { type Hired, openLeadsDesk } from '../builders/leads-desk.ts';

const desk = await openLeadsDesk();
const { world, workplaces, guide, colleague, manager, admin, stranger, step, leadNow, sweepNow } = desk;
const hq = await workplaces.hire(0, 'hq', '总部');
after(() => world.stop());

type Rule = Record<string, unknown> & { ruleId: string; match: Record<string, string> };
const figures = { idleDays: 7, dealDays: 60, warnDays: 2, managerDays: 1, firstContactMinutes: 60, coolDownDays: 3, graceDays: 3 };
const rule = (ruleId: string, match: Record<string, string>, more: Partial<typeof figures> = {}): Rule => ({
  ruleId,
  match,
  ...figures,
  ...more,
});

const show = async (by: Hired, query: Record<string, string> = {}) =>
  (await world.call(leads, 'GET /leads/rules', { token: by.token, query })).body;
const ask = async (
  by: Hired,
  route: 'PUT /leads/rules' | 'POST /leads/rules/dry-runs',
  rules: Rule[],
  more: Record<string, unknown> = {},
) => {
  const shown = await show(by);
  assert.equal(typeof shown.version, 'number', JSON.stringify(shown));
  const { version } = shown;
  return world.call(leads, route, { token: by.token, body: { version, rules, ...more } });
};
const settle = (times = 1) => world.drainFacts({ leads: reactions }, times);
const midnight = () => `${new Date(world.clock.nowMs() + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10)}T00:00:00+08:00`;

/** Forty leads of the store, some of them touched in the last days, some paused, some in the pool. */
async function aMonthOfLeads(): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < 40; i += 1) {
    const by = i % 2 ? guide : colleague;
    const { leadId } = await desk.report(by, { grade: ['A', 'B', 'C'][i % 3], toPool: i % 10 === 9 });
    ids.push(leadId);
    if (i % 4 === 0) await step(by, leadId, 'follow-ups', { result: i % 8 ? 'interested' : 'no-answer' });
    if (i % 7 === 3 && i % 10 !== 9) {
      const until = new Date(world.clock.nowMs() + 4 * 86_400_000).toISOString();
      await step(by, leadId, 'pause', { reason: '出差', until });
    }
    world.clock.pass({ hours: 5 });
    await sweepNow();
  }
  return ids;
}

test('a stricter rule takes nothing at once, and moves the due times of leads that nobody touches', async () => {
  const { leadId } = await desk.report(guide, { grade: 'B' });
  world.clock.pass({ days: 4, hours: 23 });
  const before = await leadNow(leadId);
  await ask(admin, 'PUT /leads/rules', [rule('standard', {}, { idleDays: 2, graceDays: 2 })]);
  await settle();
  await sweepNow();
  const now = await leadNow(leadId);
  assert.equal(now.state, 'OWNED');
  assert.notEqual(now.recycleAt, before.recycleAt);
  assert.equal(Date.parse(now.recycleAt) - world.clock.nowMs(), 2 * 86_400_000, 'after its grace');
  world.clock.pass({ days: 2 });
  await sweepNow();
  assert.equal((await leadNow(leadId)).state, 'POOL');
});

test('whoever was taken a lead reads why: the rule and the facts of that moment, also after the rule has changed', async () => {
  const { leadId } = await desk.report(guide, { grade: 'B' });
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  const contact = world.clock.now();
  world.clock.pass({ hours: 3 });
  await step(guide, leadId, 'follow-ups', { result: 'no-answer' });
  world.clock.pass({ days: 3 });
  await sweepNow();
  await ask(admin, 'PUT /leads/rules', [rule('standard', {}, { idleDays: 30 })]);
  await settle();
  const { body } = await desk.show(guide, leadId);
  const entry = body.timeline.items.find((one: { type: string }) => one.type === 'LeadRecycled');
  const asked = { token: guide.token, params: { leadId, entryId: entry.entryId }, query: { at: entry.at } };
  const { status, body: why } = await world.call(leads, 'GET /leads/{leadId}/recycles/{entryId}', asked);
  assert.equal(status, 200, JSON.stringify(why));
  assert.deepEqual([why.known, why.agrees, why.reason, why.rule.idleDays], [true, true, 'IDLE', 2]);
  assert.equal(why.lastEffectiveAt, contact);
  assert.equal(Date.parse(why.idleAt) - Date.parse(contact), 2 * 86_400_000);
  assert.deepEqual(
    why.followUps.map((one: { effective: boolean }) => one.effective),
    [true, false],
  );
  const elsewhere = await world.call(leads, 'GET /leads/{leadId}/recycles/{entryId}', { ...asked, token: stranger.token });
  assert.equal(elsewhere.status, 404);
});

test('a manager edits the rules of the store only, and reads the dealer’s beside them', async () => {
  const own = await ask(manager, 'PUT /leads/rules', [rule('ours', {}, { idleDays: 20 })]);
  assert.equal(own.status, 200, JSON.stringify(own.body));
  const shown = await show(manager);
  assert.deepEqual([shown.storeId, shown.rules.map((one: Rule) => one.ruleId), shown.dealerRules.length], [manager.storeId, ['ours'], 1]);
  assert.deepEqual(
    (await show(admin)).rules.map((one: Rule) => one.ruleId),
    ['standard'],
    'the dealer’s rules are as they were',
  );
  const { leadId } = await desk.report(guide, { grade: 'B' });
  assert.equal(Date.parse((await leadNow(leadId)).recycleAt) - world.clock.nowMs(), 20 * 86_400_000);
  const [, other] = workplaces.stores;
  const foreign = await ask(manager, 'PUT /leads/rules', [], { storeId: other?.orgId });
  assert.equal(foreign.status, 404);
  assert.equal((await world.call(leads, 'GET /leads/rules', { token: admin.token, query: { storeId: other?.orgId ?? '' } })).status, 404);
});

test('of two who save at once the second is told to look again', async () => {
  const { version } = await show(admin);
  const save = (idleDays: number) =>
    world.call(leads, 'PUT /leads/rules', { token: admin.token, body: { version, rules: [rule('standard', {}, { idleDays })] } });
  const both = await Promise.all([save(8), save(9)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
});

test('rules that would forget a lead, or that name a stage that is not there, are refused in words', async () => {
  const refused = async (rules: Rule[]) => (await ask(admin, 'POST /leads/rules/dry-runs', rules)).body.code;
  assert.equal(await refused([rule('a', { grade: 'A' })]), 'RULE_FALLBACK_MISSING');
  assert.equal(await refused([rule('a', {}), rule('b', { stage: 'nowhere' })]), 'STAGE_UNKNOWN');
  assert.equal(await refused([rule('a', {}), rule('b', { pipelineId: 'nowhere' })]), 'PIPELINE_UNKNOWN');
  assert.equal(await refused([rule('a', {}, { warnDays: 9 })]), 'RULE_WARNS_LATE');
});

test('head office looks at a whole dealer; what does not fit in one step goes on by itself and counts every lead once', async () => {
  assert.equal((await world.inside(() => storesOfDealer(scopeOfDealer(guide.dealerId)))).length, 1);
  const { version } = (await world.call(leads, 'GET /leads/rules', { token: hq.token, query: { dealerId: guide.dealerId } })).body;
  const body = { version, dealerId: guide.dealerId, rules: [rule('standard', {})] };
  const begun = await world.call(leads, 'POST /leads/rules/dry-runs', { token: hq.token, body });
  assert.equal(begun.status, 201);
  const asked = { token: hq.token, params: { jobId: begun.body.jobId }, query: { dealerId: guide.dealerId } };
  const { body: seen } = await world.call(leads, 'GET /leads/rules/dry-runs/{jobId}', asked);
  assert.deepEqual([seen.state, seen.leads], ['DONE', begun.body.leads]);
  const managers = await world.call(leads, 'GET /leads/rules/dry-runs/{jobId}', { ...asked, token: stranger.token });
  assert.equal(managers.status, 403);
});

test('what the dry run names is what the clock then does, lead for lead, tonight and this month', async () => {
  await ask(manager, 'PUT /leads/rules', []);
  await settle();
  const ids = await aMonthOfLeads();
  await world.drainFacts();
  const draft = [rule('standard', {}, { idleDays: 5, graceDays: 1 }), rule('hot', { grade: 'A' }, { idleDays: 3, graceDays: 1 })];
  const { status, body: seen, cost } = await ask(admin, 'POST /leads/rules/dry-runs', draft);
  assert.equal(status, 201, JSON.stringify(seen));
  assert.equal(seen.state, 'DONE');
  assert.ok(cost.calls <= 12, `${cost.calls} round trips for a store of five stages`);
  const saved = await ask(admin, 'PUT /leads/rules', draft);
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  await settle(2);

  const seenIds = (list: { leadId: string; at: string }[], until: string) =>
    [...new Set(list.filter(({ at }) => Date.parse(at) < Date.parse(until)).map(({ leadId }) => leadId))].sort();
  const done: Record<'leads.lead-warned' | 'leads.lead-recycled', Set<string>> = {
    'leads.lead-warned': new Set(),
    'leads.lead-recycled': new Set(),
  };
  const sweepUntil = async (end: string) => {
    while (world.clock.nowMs() < Date.parse(end) - 1000) {
      const next = Math.min(world.clock.nowMs() + 6 * 3_600_000, Date.parse(end) - 1000);
      world.clock.pass({ seconds: (next - world.clock.nowMs()) / 1000 });
      await sweepNow();
    }
    for (const { type, data } of await settle())
      if (type === 'leads.lead-warned' || type === 'leads.lead-recycled') done[type].add(String(Object(data).leadId));
  };
  const tonight = midnight();
  await sweepUntil(tonight);
  assert.deepEqual([...done['leads.lead-warned']].sort(), seenIds(seen.warnings, tonight));
  assert.deepEqual([...done['leads.lead-recycled']].sort(), seenIds(seen.recycles, tonight));
  assert.deepEqual(
    [seen.draft.tonight.warned, seen.draft.tonight.recycled],
    [done['leads.lead-warned'].size, done['leads.lead-recycled'].size],
  );
  await sweepUntil('2026-04-01T00:00:00+08:00');
  assert.deepEqual([...done['leads.lead-warned']].sort(), seenIds(seen.warnings, '2027-01-01T00:00:00Z'));
  assert.deepEqual([...done['leads.lead-recycled']].sort(), seenIds(seen.recycles, '2027-01-01T00:00:00Z'));
  assert.ok(done['leads.lead-recycled'].size >= 10, 'the month had something to take');
  assert.ok(ids.length > done['leads.lead-recycled'].size);
});
