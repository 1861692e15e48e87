import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as reactions } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { handler as members } from '#members/routes';
import { idFactory } from '#platform/ports';
import { group, scopeOfDealer } from '#platform/scope';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const { world, guide, report, step, show, nextMobile } = await openLeadsDesk();
after(() => world.stop());
const newId = idFactory(() => world.clock.nowMs());

const deliver = async (type: string, data: object, scope: string = scopeOfDealer(guide.dealerId), id = newId('fact')) => {
  const fact = { type, id, version: 1, at: world.clock.now(), actor: 'x', scope, data };
  const run = () => reactions({ Records: [{ messageId: 'm', body: JSON.stringify({ detail: fact }) }] });
  // Facts come at least once.
  for (const _ of [1, 2]) assert.deepEqual((await world.inside(run)).batchItemFailures, []);
};

async function memberWithLead(): Promise<{ memberId: string; leadId: string }> {
  const mobile = nextMobile();
  const { body } = await world.call(members, 'POST /members', { token: guide.token, body: { mobile, name: '沈先生' } });
  const { memberId } = body.member;
  const { leadId } = await report(guide, { mobile, memberId });
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  return { memberId, leadId };
}
const touchesOf = async (leadId: string) =>
  (await show(guide, leadId)).body.timeline.items
    .filter((entry: { type: string }) => entry.type === 'LeadTouched')
    .map(({ what, name }: { what: string; name?: string }) => [what, name]);
const whyOf = async (leadId: string) =>
  (await world.call(leads, 'GET /leads/today', { token: guide.token })).body.items.find((l: { leadId: string }) => l.leadId === leadId)
    ?.why;

test('a customer who opens the quote warms their lead up until somebody reaches them, told twice or not', async () => {
  const { memberId, leadId } = await memberWithLead();
  world.clock.pass({ minutes: 60 });
  await deliver('quotes.card-opened', { quoteId: newId('quote'), memberId, name: '云脊双人帐篷' });
  assert.deepEqual(await touchesOf(leadId), [['CARD_OPENED', '云脊双人帐篷']]);
  assert.equal(await whyOf(leadId), 'LOOKING');
  const { lead, effectiveFollowUps } = (await show(guide, leadId)).body;
  assert.deepEqual([lead.touch.what, effectiveFollowUps], ['CARD_OPENED', 1], 'the customer moved, the clock did not');
  world.clock.pass({ minutes: 5 });
  await step(guide, leadId, 'follow-ups', { result: 'interested' });
  assert.notEqual(await whyOf(leadId), 'LOOKING');
});

test('a coupon of the group used at the counter says in its dealer’s lead that the customer came', async () => {
  const { memberId, leadId } = await memberWithLead();
  await deliver('coupons.coupon-redeemed', { couponId: newId('coupon'), name: '满千减百', memberId, storeId: guide.storeId }, group);
  assert.deepEqual(await touchesOf(leadId), [['COUPON_USED', '满千减百']]);
});

test('what the customer did the day before yesterday is history, and an ended lead gets none', async () => {
  const { memberId, leadId } = await memberWithLead();
  await deliver('wecom.push-opened', { messageId: newId('message'), memberId, name: '周末券' });
  world.clock.pass({ days: 2 });
  assert.notEqual(await whyOf(leadId), 'LOOKING');
  await step(guide, leadId, 'lose', { reason: 'price' });
  await deliver('quotes.card-opened', { quoteId: newId('quote'), memberId, leadId, name: '帐篷' });
  assert.equal((await touchesOf(leadId)).length, 1);
});
