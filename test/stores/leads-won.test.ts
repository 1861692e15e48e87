import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { standardConfig } from '#leads/queries';
import { handler as reactions } from '#leads/reactions';
import { createLead, type NewLead } from '#leads/writes';
import { handler as members } from '#members/routes';
import { slipRef } from '#orders/queries';
import { sealMobile } from '#platform/personal';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const desk = await openLeadsDesk();
const { world, workplaces, guide, nextMobile, step, leadNow, pipeline } = desk;
const report = async (body: Record<string, unknown> = {}): Promise<string> => (await desk.report(guide, body)).leadId;
const newId = idFactory(() => Date.parse('2026-03-02T02:00:00.000Z'));
after(() => world.stop());

const paidSlip = async (more: object = {}) => {
  const slipId = newId('slip');
  const slip = { slipId, state: 'PAID', storeId: guide.storeId, dealerId: guide.dealerId, netFen: 88_800, ...more };
  await world.put({ ...slipRef(scopeOfDealer(guide.dealerId), slipId).key, slip, rev: 1 });
  return slipId;
};

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

test('a lead is won by a paid slip, which wins no second one', async () => {
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

test('a customer who became a member after the lead was reported wins it too', async () => {
  const mobile = nextMobile();
  const leadId = await report({ mobile });
  const { memberId } = (await world.call(members, 'POST /members', { token: guide.token, body: { mobile, name: '后来的会员' } })).body
    .member;
  await deliver(paid(memberId, await paidSlip()));
  const lead = await leadNow(leadId);
  assert.deepEqual([lead.state, lead.memberId], ['WON', memberId]);
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
