import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as couponReactions } from '#coupons/reactions';
import { handler as coupons } from '#coupons/routes';
import { handler as memberReactions } from '#members/reactions';
import { handler as members } from '#members/routes';
import { handler as wecomReactions } from '#wecom/reactions';
import { handler as wecom } from '#wecom/routes';
import { enrol } from '../builders/shop.ts';
import { openPushDesk } from '../push-desk.ts';

const desk = await openPushDesk();
const { world, shop, guide, good, befriend, template, confirmAll, sell, funnel } = desk;
after(desk.close);

const open = (messageId: string, token?: string) =>
  world.call(wecom, 'POST /wecom/pushes/{messageId}/opens', { params: { messageId }, ...(token ? { token } : {}) });
const claim = (messageId: string, token: string, key?: string) =>
  world.call(wecom, 'POST /wecom/pushes/{messageId}/claims', { params: { messageId }, token, ...(key ? { key } : {}) });
const push = (body: object) => world.call(wecom, 'POST /wecom/messages', { token: guide.token, body });
const told = (times = 2) => world.drainFacts({ wecom: wecomReactions, coupons: couponReactions, members: memberReactions }, times);

test('a coupon is pushed, opened, claimed and redeemed; the funnel shows the sale, its margin and the guide’s commission', async () => {
  const externalUserId = await befriend('周女士');
  const templateId = await template();
  const { body: message } = await push({ externalUserId, kind: 'coupon', templateId, text: '给您留的' });
  assert.deepEqual([message.state, message.subject, message.templateId], ['QUEUED', '满千减百', templateId], JSON.stringify(message));
  const { messageId } = message;
  await confirmAll();
  const zero = { claimed: 0, redeemed: 0, slips: 0, netFen: 0, commissionFen: 0 };
  const [sent] = (await funnel(guide.token)).items;
  assert.deepEqual(sent, { personId: guide.personId, name: '李梅', storeId: shop.storeId, sent: 1, opened: 0, ...zero });

  const guest = await open(messageId);
  const { subject, detail, storeName, guideName, coupon } = guest.body;
  assert.deepEqual(
    [guest.status, subject, detail, storeName, guideName, coupon],
    [200, '满千减百', '满¥1,000减¥100', 'SH一店', '李梅', 'TO_CLAIM'],
  );
  await Promise.all([open(messageId), open(messageId, guide.token), open(messageId)]);
  const memberId = await enrol(world, guide.token, '13800138021', '周');
  const customer = await world.signIn({ kind: 'customer', memberId });
  const taps = await Promise.all([claim(messageId, customer, 'claim-key-1'), claim(messageId, customer, 'claim-key-1')]);
  const again = await claim(messageId, customer);
  const ids = new Set([...taps, again].map(({ body }) => body.couponId));
  assert.deepEqual([again.status, again.body.coupon, ids.size], [200, 'YOURS', 1], JSON.stringify(taps.map((tap) => tap.body)));
  const couponId = String(again.body.couponId);
  const slip = await sell(memberId, [couponId]);
  await told();
  await told();

  const figures = { sent: 1, opened: 1, claimed: 1, redeemed: 1, slips: 1, netFen: 119_900, commissionFen: 2_398 };
  assert.equal(slip.netFen, 119_900);
  const [mine] = (await funnel(guide.token)).items;
  assert.deepEqual(mine, { personId: guide.personId, name: '李梅', storeId: shop.storeId, ...figures });
  const [seen] = (await funnel(shop.manager.token)).items;
  assert.equal(seen.marginFen, 119_900 - 70_000, 'a manager sees the margin');
  assert.deepEqual((await funnel(shop.twin.manager.token)).items, [], 'the other dealer sees nothing');
  const { items } = await good(members, 'GET /members/{memberId}/timeline', { token: guide.token, params: { memberId } });
  assert.ok(items.some(({ type, name }: { type: string; name: string }) => type === 'wecom.push-claimed' && name === '满千减百'));
});

test('somebody else’s coupon cannot be taken, and none is given twice', async () => {
  const externalUserId = await befriend('吴先生');
  const memberId = await enrol(world, guide.token, '13800138022', '吴');
  await good(wecom, 'POST /wecom/customers/{externalUserId}/member', {
    token: guide.token,
    params: { externalUserId },
    body: { memberId },
  });
  const { messageId } = (await push({ externalUserId, kind: 'coupon', templateId: await template({ quota: 1 }) })).body;
  const [owner, other] = [memberId, await enrol(world, guide.token, '13800138023', '郑')];
  const [hers, theirs] = await Promise.all([owner, other].map((id) => world.signIn({ kind: 'customer', memberId: id })));
  assert.equal((await claim(messageId, String(theirs))).body.code, 'PUSH_NOT_YOURS');
  assert.equal((await open(messageId, String(theirs))).body.coupon, 'ELSEWHERE');
  assert.equal((await claim(messageId, String(hers))).body.coupon, 'YOURS');
  const unknown = 'ms_00000000000000000000000000';
  assert.deepEqual([(await open(unknown)).status, (await claim(unknown, String(hers))).status], [404, 404]);
});

test('a coupon that is gone, closed or not for guides is not pushed, or says so when it is claimed', async () => {
  const externalUserId = await befriend('冯女士');
  const bought = await template({ issueOn: { kind: 'purchase', minNetFen: 0 } });
  assert.equal((await push({ externalUserId, kind: 'coupon', templateId: bought })).body.code, 'TEMPLATE_UNFIT');
  const last = await template({ quota: 1 });
  const { messageId } = (await push({ externalUserId, kind: 'coupon', templateId: last })).body;
  const [first, late] = [await enrol(world, guide.token, '13800138024', '冯'), await enrol(world, guide.token, '13800138025', '陈')];
  await good(coupons, 'POST /coupons/templates/{templateId}/issues', {
    ...{ token: guide.token, params: { templateId: last }, body: { memberId: late } },
  });
  const customer = await world.signIn({ kind: 'customer', memberId: first });
  const { status, body } = await claim(messageId, customer);
  assert.deepEqual([status, body.code], [409, 'PUSH_OVER']);
});

test('a product’s card carries its price, and opening it counts once', async () => {
  const externalUserId = await befriend('褚女士');
  const skuId = shop.skus['TENT-2'];
  const { messageId } = (await push({ externalUserId, kind: 'product', skuId })).body;
  const { body } = await open(messageId);
  assert.deepEqual([body.subject, body.priceFen, body.coupon], ['云脊双人帐篷', 129_900, 'NONE']);
  const before = (await funnel(guide.token)).items[0].opened;
  await open(messageId);
  await told();
  assert.equal((await funnel(guide.token)).items[0].opened, before + 1);
});
