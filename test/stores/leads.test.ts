import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as leads } from '#leads/routes';
import { handler as members } from '#members/routes';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const { world, guide, colleague, manager, stranger, nextMobile, report, step, show } = await openLeadsDesk();
after(() => world.stop());

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

test('a follow-up keeps photos of its own dealer, shown as links that end; news of it carries none', async () => {
  const { leadId } = await report(guide);
  const photo = `drawings/${guide.dealerId}/mi_01KJP4C580J67VJDDH3578V77T.jpg`;
  const foreign = 'drawings/og_01KJP4C580J67VJDDH3578V77T/mi_01KJP4C580J67VJDDH3578V77T.jpg';
  assert.equal((await step(guide, leadId, 'follow-ups', { result: 'interested', photos: [foreign] })).status, 404);
  assert.equal((await step(guide, leadId, 'follow-ups', { result: 'interested', photos: [photo] })).status, 200);
  const [latest] = (await show(guide, leadId)).body.timeline.items;
  assert.match(latest.photos[0], /mi_01KJP4C580J67VJDDH3578V77T\.jpg\?.*X-Amz-Expires=900/);
  const facts = await world.drainFacts();
  assert.doesNotMatch(JSON.stringify(facts), /drawings/);
});
