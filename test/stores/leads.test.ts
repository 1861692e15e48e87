import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as leads } from '#leads/routes';
import { handler as members } from '#members/routes';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { startWorld, type World } from '../world.ts';

type Hired = Awaited<ReturnType<Workplaces['hire']>>;

let world: World;
let workplaces: Workplaces;
let guide: Hired;
let colleague: Hired;
let manager: Hired;
let stranger: Hired;
let admin: Hired;

before(async () => {
  world = await startWorld();
  workplaces = await openWorkplaces(world);
  const { hire } = workplaces;
  guide = await hire(0, 'guide', '李梅');
  colleague = await hire(0, 'guide', '王强');
  manager = await hire(0, 'manager', '赵店长');
  admin = await hire(0, 'dealerAdmin', '钱经理');
  stranger = await hire(1, 'guide', '外店');
});
after(() => world.stop());

let numbers = 0;
const nextMobile = (): string => {
  numbers += 1;
  return `1380000${String(numbers).padStart(4, '0')}`;
};

async function report(by: Hired, body: Record<string, unknown> = {}) {
  const asked = { mobile: nextMobile(), name: '顾客', expectedFen: 100_000, ...body };
  const answer = await world.call(leads, 'POST /leads', { token: by.token, body: asked });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.lead as { leadId: string; state: string };
}

const step = (by: Hired, leadId: string, what: string, body: unknown = {}, key?: string) =>
  world.call(leads, `POST /leads/{leadId}/${what}`, { token: by.token, params: { leadId }, body, ...(key ? { key } : {}) });
const show = (by: Hired, leadId: string) => world.call(leads, 'GET /leads/{leadId}', { token: by.token, params: { leadId } });
const pipeline = async (by: Hired, query: Record<string, string> = {}) =>
  (await world.call(leads, 'GET /leads/pipeline', { token: by.token, query })).body;
const stageSum = (body: { stages: { stage: string }[] }, stage: string) => body.stages.find((s) => s.stage === stage);

test('a reported lead is the guide’s own, its number is masked and lies in no row', async () => {
  const mobile = nextMobile();
  const { body, cost } = await world.call(leads, 'POST /leads', {
    token: guide.token,
    body: { mobile, name: '顾客甲', need: '双人床垫', grade: 'B' },
  });
  assert.equal(body.lead.state, 'OWNED');
  assert.equal(body.lead.guideName, '李梅');
  assert.equal(body.lead.mobileMasked, `${mobile.slice(0, 3)}****${mobile.slice(-4)}`);
  assert.equal(body.buttons.followUp.allowed, true);
  assert.equal(body.buttons.claim.allowed, false);
  assert.equal(cost.calls, 3, 'session, one read, one transaction');
  const rows = await world.rows(`D#${guide.dealerId}#LEAD#${body.lead.leadId}`);
  assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(mobile));
  const facts = await world.drainFacts();
  assert.equal(facts.at(-1)?.type, 'leads.lead-reported');
  assert.ok(!JSON.stringify(facts).includes('顾客甲'));
});

test('a second report of the same customer says who has it and since when', async () => {
  const mobile = nextMobile();
  await report(guide, { mobile });
  const again = await world.call(leads, 'POST /leads', { token: colleague.token, body: { mobile, name: '同一位' } });
  assert.deepEqual([again.status, again.body.code, again.body.facts.guide], [409, 'LEAD_DUPLICATE', '李梅']);
  assert.match(again.body.message, /李梅 从 3月2日 10:00 起在跟进/);
  const inPool = nextMobile();
  await report(guide, { mobile: inPool, toPool: true });
  const pooled = await world.call(leads, 'POST /leads', { token: colleague.token, body: { mobile: inPool, name: '同一位' } });
  assert.equal(pooled.body.code, 'LEAD_DUPLICATE_POOL');
  const elsewhere = await world.call(leads, 'POST /leads', { token: stranger.token, body: { mobile, name: '另一家的顾客' } });
  assert.equal(elsewhere.status, 201, 'another dealer may have a lead of the same number');
});

test('of two reports of one customer at once one wins', async () => {
  const mobile = nextMobile();
  const both = await Promise.all(
    [guide, colleague].map((g) => world.call(leads, 'POST /leads', { token: g.token, body: { mobile, name: '抢报' } })),
  );
  assert.deepEqual(both.map((a) => a.status).sort(), [201, 409]);
  assert.equal(both.find((a) => a.status === 409)?.body.code, 'LEAD_DUPLICATE');
});

test('a member’s lead knows the member; another member’s number is refused', async () => {
  const mobile = nextMobile();
  const joined = await world.call(members, 'POST /members', { token: guide.token, body: { mobile, name: '会员' } });
  const { memberId } = joined.body.member;
  const other = await world.call(leads, 'POST /leads', { token: guide.token, body: { mobile: nextMobile(), name: '会员', memberId } });
  assert.equal(other.body.code, 'MEMBER_MISMATCH');
  const { body } = await world.call(leads, 'POST /leads', { token: guide.token, body: { mobile, name: '会员' } });
  assert.equal(body.lead.memberId, memberId);
});

test('of two guides who claim at once one wins, and the other reads who', async () => {
  const { leadId } = await report(manager, { toPool: true });
  const both = await Promise.all([step(guide, leadId, 'claim'), step(colleague, leadId, 'claim')]);
  assert.deepEqual(both.map((a) => a.status).sort(), [200, 409]);
  const loser = both.find((a) => a.status === 409)?.body;
  const winner = both.find((a) => a.status === 200)?.body;
  assert.equal(loser.code, 'LEAD_TAKEN');
  assert.equal(loser.facts.guide, winner.lead.guideName);
  const claims = (await world.drainFacts()).filter((f) => f.type === 'leads.lead-claimed');
  assert.equal(claims.length, 1);
});

test('a repeated claim answers as the first time; the same key with another request is refused', async () => {
  const { leadId } = await report(manager, { toPool: true });
  const first = await step(guide, leadId, 'claim', {}, 'claim-key-0001');
  const again = await step(guide, leadId, 'claim', {}, 'claim-key-0001');
  assert.deepEqual([again.status, again.body], [first.status, first.body]);
  const other = await step(guide, leadId, 'lose', { reason: 'price' }, 'claim-key-0001');
  assert.equal(other.body.code, 'KEY_REUSED');
  assert.equal((await show(guide, leadId)).body.lead.state, 'OWNED');
});

test('a lead walks through its stages; unmet conditions are told in words, and buttons know them before', async () => {
  const { leadId } = await report(guide);
  const early = await step(guide, leadId, 'stage', { stage: 'visit' });
  assert.deepEqual([early.status, early.body.code], [409, 'STAGE_EXIT_UNMET']);
  assert.equal(early.body.message, '离开「新商机」之前要先完成：1 次有效跟进');
  const followed = await step(guide, leadId, 'follow-ups', { result: 'interested', nextAt: '2026-03-03T02:00:00.000Z', note: '想看乳胶' });
  assert.equal(followed.body.lead.nextAt, '2026-03-03T02:00:00.000Z');
  assert.equal(followed.cost.calls, 3);
  assert.equal(followed.body.buttons.stages.find((s: { stage: string }) => s.stage === 'visit').allowed, true);
  assert.equal((await step(guide, leadId, 'stage', { stage: 'need' })).body.lead.stage, 'need');
  assert.match((await step(guide, leadId, 'stage', { stage: 'quote' })).body.message, /了解预算/);
  await step(guide, leadId, 'follow-ups', { result: 'interested', answers: { budget: '5000' } });
  await step(guide, leadId, 'stage', { stage: 'quote' });
  assert.match((await step(guide, leadId, 'stage', { stage: 'deal' })).body.message, /报价/);
  await step(guide, leadId, 'actions', { action: 'QUOTE', ref: 'q-1' });
  assert.equal((await step(guide, leadId, 'stage', { stage: 'deal' })).body.lead.stage, 'deal');
  assert.equal((await step(guide, leadId, 'stage', { stage: 'won' })).body.code, 'STAGE_ENDS');
  const seen = await show(guide, leadId);
  assert.equal(seen.cost.calls, 3);
  assert.deepEqual(seen.body.timeline.items.map((e: { type: string }) => e.type).reverse(), [
    'LeadReported',
    'LeadFollowedUp',
    'LeadStageMoved',
    'LeadFollowedUp',
    'LeadStageMoved',
    'LeadActionDone',
    'LeadStageMoved',
  ]);
  const note = (await world.drainFacts()).find((f) => f.type === 'leads.lead-followed-up');
  assert.ok(note && !JSON.stringify(note).includes('乳胶'), 'notes stay with the lead');
});

test('a colleague sees a store’s lead but may not act on it; the manager may', async () => {
  const { leadId } = await report(guide);
  const refused = await step(colleague, leadId, 'follow-ups', { result: 'interested' });
  assert.deepEqual([refused.status, refused.body.code, refused.body.facts.guide], [409, 'LEAD_NOT_YOURS', '李梅']);
  assert.equal((await show(colleague, leadId)).body.buttons.followUp.allowed, false);
  assert.equal((await step(manager, leadId, 'follow-ups', { result: 'interested' })).status, 200);
  assert.equal((await step(guide, leadId, 'assign', { guideId: colleague.personId })).status, 403);
  const given = await step(manager, leadId, 'assign', { guideId: colleague.personId, acceptBy: '2026-03-02T04:00:00.000Z' });
  assert.deepEqual([given.body.lead.guideName, given.body.lead.acceptBy], ['王强', '2026-03-02T04:00:00.000Z']);
  assert.equal((await step(colleague, leadId, 'accept')).body.lead.acceptBy, undefined);
  assert.equal((await step(manager, leadId, 'assign', { guideId: stranger.personId })).body.code, 'GUIDE_UNFIT');
  assert.equal((await step(manager, leadId, 'assign', { guideId: colleague.personId })).body.code, 'LEAD_ALREADY_THEIRS');
});

test('a pause stops the clock and ends with its reason kept', async () => {
  const { leadId } = await report(guide);
  const paused = await step(guide, leadId, 'pause', { reason: '顾客出差', until: '2026-03-20T02:00:00.000Z' });
  assert.equal(paused.body.lead.pausedUntil, '2026-03-20T02:00:00.000Z');
  assert.equal((await step(guide, leadId, 'pause', { reason: '再停', until: '2026-03-21T02:00:00.000Z' })).body.code, 'PAUSE_RUNNING');
  assert.equal((await step(guide, leadId, 'pause', { reason: '太久', until: '2027-03-21T02:00:00.000Z' })).status, 422);
  assert.equal((await step(guide, leadId, 'resume')).body.lead.pausedUntil, undefined);
  assert.equal((await step(guide, leadId, 'resume')).body.code, 'PAUSE_NONE');
});

test('a lost lead needs a reason and frees the number for a new one', async () => {
  const mobile = nextMobile();
  const { leadId } = await report(guide, { mobile });
  assert.equal((await step(guide, leadId, 'lose', { reason: 'none-such' })).body.code, 'LOST_REASON_UNKNOWN');
  const lost = await step(guide, leadId, 'lose', { reason: 'price', note: '嫌贵' });
  assert.deepEqual([lost.body.lead.state, lost.body.lead.stage, lost.body.lead.lostReason], ['LOST', 'lost', 'price']);
  assert.equal((await step(guide, leadId, 'follow-ups', { result: 'interested' })).body.code, 'LEAD_CLOSED');
  assert.equal((await report(colleague, { mobile })).state, 'OWNED');
});

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
  const { saveLeadConfig } = await import('#leads/writes');
  const { standardConfig } = await import('#leads/queries');
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
