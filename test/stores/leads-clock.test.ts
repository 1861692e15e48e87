import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { standardConfig } from '#leads/queries';
import { handler as reactions } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { handler as sweep } from '#leads/sweep';
import { createLead, type NewLead, saveLeadConfig } from '#leads/writes';
import { slipRef } from '#orders/queries';
import { sealMobile } from '#platform/personal';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { startWorld, type World } from '../world.ts';

type Hired = Awaited<ReturnType<Workplaces['hire']>>;
const newId = idFactory(() => Date.parse('2026-03-02T02:00:00.000Z'));

let world: World;
let workplaces: Workplaces;
let guide: Hired;
let manager: Hired;

before(async () => {
  world = await startWorld();
  workplaces = await openWorkplaces(world);
  guide = await workplaces.hire(0, 'guide', '李梅');
  manager = await workplaces.hire(0, 'manager', '赵店长');
});
after(() => world.stop());

let numbers = 0;
const nextMobile = (): string => {
  numbers += 1;
  return `1390000${String(numbers).padStart(4, '0')}`;
};

async function report(body: Record<string, unknown> = {}): Promise<string> {
  const answer = await world.call(leads, 'POST /leads', { token: guide.token, body: { mobile: nextMobile(), name: '顾客', ...body } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.lead.leadId;
}
const step = (by: Hired, leadId: string, what: string, body: unknown = {}) =>
  world.call(leads, `POST /leads/{leadId}/${what}`, { token: by.token, params: { leadId }, body });
const leadNow = async (leadId: string) =>
  (await world.call(leads, 'GET /leads/{leadId}', { token: manager.token, params: { leadId } })).body.lead;
const sweepNow = () => world.inside(() => sweep());
const factsOf = async (leadId: string) =>
  (await world.drainFacts()).filter((f) => JSON.stringify(f.data).includes(leadId)).map((f) => f.type);
const pipeline = async () => (await world.call(leads, 'GET /leads/pipeline', { token: manager.token })).body;

/** An older guide's cleared world: leads of other tests are closed so that one sweep has one subject. */
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

const paidSlip = async (more: object = {}) => {
  const slipId = newId('slip');
  const slip = { slipId, state: 'PAID', storeId: guide.storeId, dealerId: guide.dealerId, netFen: 88_800, ...more };
  await world.put({ ...slipRef(scopeOfDealer(guide.dealerId), slipId).key, slip, rev: 1 });
  return slipId;
};

test('a lead is won by a paid slip, which wins no second one', async () => {
  await closeAll();
  const [one, two] = [await report({ expectedFen: 100 }), await report()];
  const open = await paidSlip({ state: 'OPEN' });
  assert.equal((await step(guide, one, 'win', { slipId: open })).body.code, 'SLIP_NOT_PAID');
  const elsewhere = await paidSlip({ storeId: 'og_other' });
  assert.equal((await step(guide, one, 'win', { slipId: elsewhere })).status, 404);
  const slipId = await paidSlip();
  const won = await step(guide, one, 'win', { slipId });
  assert.deepEqual([won.body.lead.state, won.body.lead.amountFen, won.body.lead.slipId], ['WON', 88_800, slipId]);
  assert.equal((await step(guide, two, 'win', { slipId })).body.code, 'SLIP_TIED');
});

const paid = (memberId: string, slipId: string) => ({
  type: 'orders.slip-paid',
  id: newId('fact'),
  version: 1,
  at: world.clock.now(),
  actor: guide.personId,
  scope: scopeOfDealer(guide.dealerId),
  data: {
    slipId,
    memberId,
    netFen: 45_600,
    dealerId: guide.dealerId,
    storeId: guide.storeId,
    split: [{ personId: guide.personId, name: '李梅', bps: 10_000 }],
  },
});
const deliver = async (fact: object) => {
  const out = await world.inside(() => reactions({ Records: [{ messageId: 'm', body: JSON.stringify({ detail: fact }) }] }));
  assert.deepEqual(out.batchItemFailures, []);
};

async function created(more: Partial<NewLead> = {}): Promise<string> {
  const customer = { name: '顾客', mobile: await world.inside(() => sealMobile(nextMobile())) };
  const leadId = newId('lead');
  const { dealerId } = guide;
  const lead = {
    leadId,
    dealerId,
    storeId: String(guide.storeId),
    customer,
    source: 'import',
    reportedAt: world.clock.now(),
    reportedBy: guide.personId,
  };
  await workplaces.save(
    () => createLead({ ...lead, ...more }, standardConfig, { newId, session: { kind: 'system', consumer: 'test' } }).writes,
  );
  return leadId;
}

test('a member’s paid slip wins their open lead, once however often the news comes', async () => {
  const memberId = newId('member');
  const leadId = await created({ memberId, guide: { personId: guide.personId, name: guide.name } });
  const before = await pipeline();
  const fact = paid(memberId, await paidSlip());
  await deliver(fact);
  await deliver(fact);
  const lead = await leadNow(leadId);
  assert.deepEqual([lead.state, lead.amountFen, lead.guideId], ['WON', 45_600, guide.personId]);
  const wonCount = (body: { stages: { stage: string; count: number }[] }) => body.stages.find((s) => s.stage === 'won')?.count ?? 0;
  assert.equal(wonCount(await pipeline()), wonCount(before) + 1);
  await deliver(paid(memberId, await paidSlip()));
  assert.equal(Object(await leadNow(leadId)).amountFen, 45_600, 'a second slip finds no open lead');
});

test('leads of first data stand in any stage, and the counters know them', async () => {
  const before = await pipeline();
  const somebody = { personId: guide.personId, name: guide.name };
  await created({
    guide: somebody,
    amountFen: 700,
    standing: { stage: 'quote', effectiveFollowUps: 2, lastEffectiveAt: world.clock.now() },
  });
  const slipId = newId('slip');
  await created({ guide: somebody, amountFen: 900, standing: { ended: { kind: 'WON', slipId, at: world.clock.now() } } });
  await created();
  const after = await pipeline();
  const diff = (stage: string, field: 'count' | 'sumFen') => {
    const of = (body: { stages: { stage: string }[] }) => Object(body.stages.find((s) => s.stage === stage))[field] ?? 0;
    return of(after) - of(before);
  };
  assert.deepEqual(
    [diff('quote', 'count'), diff('quote', 'sumFen'), diff('won', 'count'), diff('won', 'sumFen'), diff('new', 'count')],
    [1, 700, 1, 900, 1],
  );
  assert.equal(after.pool.count - before.pool.count, 1);
  await assert.rejects(created({ standing: { stage: 'none-such' } }), { code: 'STAGE_UNKNOWN' });
});

test('one number makes one open lead also where it is imported', async () => {
  const customer = { name: '顾客', mobile: await world.inside(() => sealMobile('13700001111')) };
  await created({ customer });
  await assert.rejects(created({ customer }), { code: 'LEAD_KNOWN' });
});
