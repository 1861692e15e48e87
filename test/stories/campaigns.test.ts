import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as campaignReactions } from '#campaigns/reactions';
import { handler as campaigns } from '#campaigns/routes';
import { handler as campaignSweep } from '#campaigns/sweep';
import { handler as couponReactions } from '#coupons/reactions';
import { handler as members } from '#members/routes';
import { handler as segmentReactions } from '#segments/reactions';
import { handler as segments } from '#segments/routes';
import { handler as wecomReactions } from '#wecom/reactions';
import { handler as wecom } from '#wecom/routes';
import { enrol } from '../builders/shop.ts';
import { openPushDesk } from '../push-desk.ts';
import type { Answer } from '../world.ts';

const desk = await openPushDesk();
const { world, shop, guide, good, befriend, template, confirmAll, sell, bench } = desk;
after(desk.close);

const { dealerId } = shop;
const admin = { token: await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId, orgId: dealerId }) };
const all = { wecom: wecomReactions, coupons: couponReactions, segments: segmentReactions, campaigns: campaignReactions };
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await world.drainFacts(all, 2);
};
const ask = (route: string, by: { token: string }, asked: object = {}): Promise<Answer> =>
  world.call(campaigns, route, { token: by.token, ...asked });
const plan = async () => (await ask('GET /campaigns/plan', guide)).body;
const send = (campaignId: string, without: string[] = []) =>
  ask('POST /campaigns/plan/{campaignId}/sends', guide, { params: { campaignId }, body: { without } });
const notices = async (): Promise<string[]> => {
  const { appMessages = [] } = JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
  return appMessages.map((one: { text: string }) => JSON.stringify(one));
};

let mobiles = 13600136000;
/** A member of the guide's who is a contact in WeCom and agreed to be written to. */
async function customer(name: string, tags: string[], agrees = true): Promise<string> {
  const externalUserId = await befriend(name);
  mobiles += 1;
  const memberId = await enrol(world, guide.token, String(mobiles), name.slice(0, 1));
  await good(wecom, 'POST /wecom/customers/{externalUserId}/member', {
    token: guide.token,
    params: { externalUserId },
    body: { memberId },
  });
  await good(members as never, 'POST /members/{memberId}/tags', { token: guide.token, params: { memberId }, body: { add: tags } });
  if (agrees) await consent(memberId, true);
  await settle();
  return memberId;
}
const consent = async (memberId: string, given: boolean) => {
  const token = await world.signIn({ kind: 'customer', memberId });
  await good(members as never, 'PUT /members/me/consents/{purpose}', { token, params: { purpose: 'marketing' }, body: { given } });
};
const segment = async (name: string, anyTags: string[]): Promise<string> => {
  const made = await good(segments as never, 'POST /segments', { token: admin.token, body: { name, conditions: { anyTags } } });
  await settle();
  return made.segmentId;
};
const day = (days = 0): string => new Date(world.clock.nowMs() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const start = async (name: string, segmentId: string, marginFen: number, more: object = {}): Promise<string> => {
  const body = { name, segmentId, kind: 'text', text: `${name}，欢迎来看`, fromDay: day(), toDay: day(20), marginFen, ...more };
  const { status, body: made } = await ask('POST /campaigns', admin, { body });
  assert.equal(status, 201, JSON.stringify(made));
  return made.campaignId;
};

test('two campaigns compete: each customer goes to the one that brings more; the guide sends with one tap each, and the sale comes back to the campaign', async () => {
  const [zhou, wu, zheng] = [
    await customer('周女士', ['露营', '新客']),
    await customer('吴先生', ['露营']),
    await customer('郑女士', ['露营'], false),
  ];
  const [camping, fresh] = [await segment('露营', ['露营']), await segment('新客', ['新客'])];
  const templateId = await template();
  const preview = await ask('POST /campaigns/preview', admin, { body: { segmentId: camping, kind: 'coupon', templateId } });
  assert.deepEqual([preview.body.count, preview.body.subject, preview.body.mostFen], [3, '满千减百', 30_000]);
  const coupon = await start('露营季', camping, 2_000, { kind: 'coupon', templateId, text: '露营季到了' });
  const hello = await start('新客问候', fresh, 9_000);
  await world.inside(() => campaignSweep());
  await settle();
  assert.ok(
    (await notices()).some((text) => text.includes('2 位顾客在等你的消息') && text.includes('110.00')),
    'the guide is told, once',
  );
  const today = await plan();
  const picks = today.parts.map(({ campaignId, picks: some }: { campaignId: string; picks: { memberId: string }[] }) => [
    campaignId,
    some.map(({ memberId }) => memberId),
  ]);
  assert.deepEqual(Object.fromEntries(picks), { [coupon]: [wu], [hello]: [zhou] }, 'who did not agree is in none');
  assert.match(today.parts[0].words, /露营季到了\n【优惠券】满千减百/);

  const taps = await Promise.all([send(coupon), send(coupon)]);
  assert.deepEqual(taps.map(({ status }) => status).sort(), [200, 409], JSON.stringify(taps.map(({ body }) => body)));
  assert.equal((await send(coupon)).body.code, 'PLAN_SENT');
  await settle();
  await confirmAll();
  await settle();
  const sent = (await plan()).parts.find((one: { campaignId: string }) => one.campaignId === coupon);
  assert.deepEqual([sent.sent, sent.picks[0].state], [true, 'SENT']);

  const batchId = String(taps.find(({ status }) => status === 200)?.body.batchId);
  const token = await world.signIn({ kind: 'customer', memberId: wu });
  const params = { messageId: batchId };
  const guest = await world.call(wecom, 'POST /wecom/pushes/{messageId}/opens', { params });
  assert.deepEqual([guest.status, guest.body.coupon], [200, 'TO_CLAIM']);
  const stranger = await world.signIn({ kind: 'customer', memberId: zheng });
  assert.equal((await world.call(wecom, 'POST /wecom/pushes/{messageId}/claims', { params, token: stranger })).body.code, 'PUSH_NOT_YOURS');
  await world.call(wecom, 'POST /wecom/pushes/{messageId}/opens', { params, token });
  const claimed = await world.call(wecom, 'POST /wecom/pushes/{messageId}/claims', { params, token });
  assert.equal(claimed.body.coupon, 'YOURS', JSON.stringify(claimed.body));
  const slip = await sell(wu, [claimed.body.couponId]);
  await settle();
  await settle();
  const { items } = (await ask('GET /campaigns', admin)).body;
  const own = items.find((one: { campaignId: string }) => one.campaignId === coupon);
  const { sent: reached, opened, claimed: taken, redeemed, slips, netFen, marginFen } = own.funnel;
  assert.deepEqual([reached, opened, taken, redeemed, slips, netFen, marginFen], [1, 1, 1, 1, 1, slip.netFen, slip.netFen - 70_000]);
  assert.deepEqual((await ask('GET /campaigns', shop.hq)).body.items, [], 'head office has its own');
});

test('nobody is written to again for three days, and who objects is left out before the guide confirms', async () => {
  const [feng, chen] = [await customer('冯女士', ['茶']), await customer('陈先生', ['茶'])];
  const tea = await segment('茶', ['茶']);
  const first = await start('春茶', tea, 500);
  assert.equal((await send(first)).body.customers, 2);
  await settle();
  await consent(feng, false);
  await settle();
  await confirmAll();
  await settle();
  const states = (await plan()).parts.find((one: { campaignId: string }) => one.campaignId === first).picks;
  assert.deepEqual(Object.fromEntries(states.map(({ memberId, state }: { memberId: string; state: string }) => [memberId, state])), {
    [feng]: 'UNDELIVERED',
    [chen]: 'SENT',
  });
  const { tasks } = JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
  const confirmed = tasks.filter((task: { confirmed?: boolean; sent?: unknown[] }) => JSON.stringify(task).includes('春茶'));
  assert.ok(confirmed.length >= 2, 'the task was stopped and made anew');

  const second = await start('夏茶', tea, 500);
  assert.deepEqual(
    (await plan()).parts.filter((one: { campaignId: string }) => one.campaignId === second),
    [],
    'both rest or objected',
  );
  world.clock.pass({ days: 3 });
  await bench.pass(3 * 86_400_000);
  const later = (await plan()).parts.map(({ campaignId, picks }: { campaignId: string; picks: { memberId: string }[] }) => [
    campaignId,
    picks.map(({ memberId }) => memberId),
  ]);
  assert.deepEqual(later.find(([campaignId]: [string]) => campaignId === second)?.[1], [chen]);
  assert.ok(!later.some(([campaignId]: [string]) => campaignId === first), 'a campaign comes to a customer once');
});

test('what is not confirmed by nine in the evening is taken back, and the customer is free for tomorrow', async () => {
  const jiang = await customer('蒋女士', ['灯']);
  const lamps = await start('灯具', await segment('灯', ['灯']), 800);
  assert.equal((await send(lamps)).status, 200);
  await settle();
  world.clock.pass({ hours: 12 });
  await bench.pass(12 * 3_600_000);
  assert.equal((await send(lamps)).body.code, 'QUIET_HOURS');
  const { handler: wecomSweep } = await import('#wecom/sweep');
  await world.inside(() => wecomSweep());
  await settle();
  const [touch] = await world.rows(`G#TOUCH#${jiang}`);
  assert.deepEqual(touch?.touch, { day: '', campaigns: [] });
  world.clock.pass({ hours: 12 });
  await bench.pass(12 * 3_600_000);
  const again = (await plan()).parts.find((one: { campaignId: string }) => one.campaignId === lamps);
  assert.deepEqual(
    again.picks.map(({ memberId }: { memberId: string }) => memberId),
    [jiang],
  );
});

test('a list that somebody looks at before nine is announced at nine, and in the afternoon what is left of it', async () => {
  const shen = await customer('沈女士', ['椅']);
  const chairs = await start('椅子', await segment('椅', ['椅']), 700, { fromDay: day(1) });
  // From ten in the morning to eight the next day.
  const untilEight = { hours: 24 + 8 - new Date(world.clock.nowMs() + 8 * 3_600_000).getUTCHours() };
  const news = async (passed: { hours: number }): Promise<string[]> => {
    const before = new Set(await notices());
    world.clock.pass(passed);
    await bench.pass(passed.hours * 3_600_000);
    const plans = await plan();
    assert.ok(plans.parts.some(({ campaignId }: { campaignId: string }) => campaignId === chairs));
    await world.inside(() => campaignSweep());
    await settle();
    return (await notices()).filter((text) => text.includes('名单') && !before.has(text));
  };
  assert.deepEqual(await news(untilEight), [], `${shen} waits`);
  const [first, ...others] = await news({ hours: 1 });
  assert.match(first ?? '', /今天适合联系/);
  assert.deepEqual(others, []);
  assert.deepEqual(await news({ hours: 5 }), []);
  const afternoon = await news({ hours: 1 });
  assert.equal(afternoon.length, 1);
  assert.match(afternoon[0] ?? '', /还没发/);
  assert.deepEqual(await news({ hours: 2 }), []);
});

test('a campaign is its owner’s: others find nothing, ended ones plan nobody, days must be days to come', async () => {
  const lamps = (await ask('GET /campaigns', admin)).body.items[0].campaignId;
  const { dealerId: other } = shop.twin;
  const stranger = { token: await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: other, orgId: other }) };
  assert.equal((await ask('POST /campaigns/{campaignId}/end', stranger, { params: { campaignId: lamps } })).body.code, 'CAMPAIGN_UNKNOWN');
  assert.deepEqual((await ask('GET /campaigns/plan', shop.twin.ada)).body.parts, []);
  for (const { campaignId } of (await ask('GET /campaigns', admin)).body.items)
    await ask('POST /campaigns/{campaignId}/end', admin, { params: { campaignId } });
  assert.deepEqual(
    (await plan()).parts.filter(({ sent }: { sent: boolean }) => !sent),
    [],
  );
  const segmentId = await segment('空', ['没有人']);
  const body = { name: '迟', segmentId, kind: 'text', text: '早', fromDay: day(-3), toDay: day(-1), marginFen: 0 };
  assert.equal((await ask('POST /campaigns', admin, { body })).body.code, 'DAYS_WRONG');
});
