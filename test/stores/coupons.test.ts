import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as reactions } from '#coupons/reactions';
import { handler as coupons } from '#coupons/routes';
import { issuedRef, templateRef } from '#coupons/store';
import { handler as sweep } from '#coupons/sweep';
import { holdCoupon, issueCoupon, redeemCoupon, redeemHeldCoupons, releaseCoupons, returnCoupons } from '#coupons/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { get } from '#platform/table';
import { openCouponDesk } from '../builders/coupon-desk.ts';

let desk: Awaited<ReturnType<typeof openCouponDesk>>;

before(async () => {
  desk = await openCouponDesk();
});
after(() => desk.world.stop());

test('a coupon is issued once however often the request arrives, and the member sees it', async () => {
  const { world, memberId, guide, member, template, give } = desk;
  const templateId = await template();
  const first = await give(templateId, memberId, 'issue-key-1');
  assert.equal(first.status, 201);
  assert.deepEqual((await give(templateId, memberId, 'issue-key-1')).body, first.body);
  const mine = await world.call(coupons, 'GET /coupons/mine', { token: member });
  assert.deepEqual(
    mine.body.items.map(({ couponId, text, state }: Record<string, string>) => [couponId, text, state]),
    [[first.body.couponId, '满¥1,000减¥100', 'AVAILABLE']],
  );
  const facts = await world.drainFacts();
  assert.deepEqual(
    facts.map(({ type }) => type),
    ['coupons.coupon-issued'],
  );
  const listed = await world.call(coupons, 'GET /coupons/templates', { token: guide });
  assert.equal(listed.body.items.find((t: { templateId: string }) => t.templateId === templateId).issued, 1);
});

test('50 coupons for 200 members who all want one at once: exactly 50, and nobody has two', async () => {
  const { world, newId, scope, template, doing } = desk;
  const templateId = await template({ quota: 50, perMember: 1 });
  const known = await world.inside(() => get(templateRef(scope, templateId)));
  assert.ok(known);
  const members = Array.from({ length: 100 }, () => newId('member'));
  const claims = [...members, ...members].map(async (to) => {
    const ctx = systemContext('test', newId('entry'));
    return doing(world.inside(() => issueCoupon(known, { memberId: to, by: 'test', cause: 'hand' }, ctx)).writes);
  });
  const answers = await Promise.all(claims);
  assert.equal(answers.filter((code) => code === undefined).length, 50);
  assert.ok(answers.every((code) => code === undefined || code === 'COUPON_QUOTA' || code === 'COUPON_CAP'));
  assert.equal(await world.inside(() => get(issuedRef(scope, templateId))), 50);
  const perMember = await world.rows(templateRef(scope, templateId).key.pk);
  assert.ok(perMember.every(({ sk, issued }) => !String(sk).startsWith('ISSUED#') || issued === 1));
});

test('a used-up template and a member at the cap are refused with what to do', async () => {
  const { template, give } = desk;
  const one = await template({ quota: 1 });
  await give(one);
  const over = await give(one);
  assert.deepEqual([over.status, over.body.code], [409, 'COUPON_QUOTA']);
  const capped = await template({ perMember: 1 });
  await give(capped);
  const twice = await give(capped);
  assert.deepEqual([twice.status, twice.body.code], [409, 'COUPON_CAP']);
  assert.match(twice.body.message, /每人上限 1 张/);
});

test('a group coupon is used at any dealer, a dealer coupon is seen by its own dealer only', async () => {
  const { world, newId, memberId, guide, newGuide, template, give, codeOf, redeem } = desk;
  const ofGroup = await template({ reach: 'group' });
  const ofDealer = await template();
  const couponIds = [(await give(ofGroup)).body.couponId, (await give(ofDealer)).body.couponId];
  const stranger = await newGuide(newId('org'));
  const seen = async (token: string) => {
    const answer = await world.call(coupons, 'GET /coupons/members/{memberId}', { token, params: { memberId } });
    return answer.body.items.map((c: { couponId: string }) => c.couponId).filter((id: string) => couponIds.includes(id));
  };
  assert.deepEqual((await seen(guide)).sort(), [...couponIds].sort());
  assert.deepEqual(await seen(stranger), couponIds.slice(0, 1));
  const notTheirs = await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', {
    token: stranger,
    params: { templateId: ofDealer },
    body: { memberId },
  });
  assert.deepEqual([notTheirs.status, notTheirs.body.code], [404, 'TEMPLATE_NOT_FOUND']);
  const { code } = (await codeOf(couponIds[0] ?? '')).body;
  assert.equal((await redeem(code, stranger)).status, 201);
});

test('a slip holds a coupon, uses it or gives it back', async () => {
  const { world, given, codeOf, redeem, couponAt, doing } = desk;
  const coupon = await couponAt(await given());
  assert.ok(coupon);
  const now = world.clock.now();
  assert.equal(await doing(holdCoupon(coupon, 'slip-1', now)), undefined);
  assert.equal(await doing(holdCoupon(coupon, 'slip-2', now)), 'COUPON_USED');
  const atCounter = await redeem((await codeOf(coupon.couponId)).body.code);
  assert.deepEqual([atCounter.status, atCounter.body.code], [409, 'COUPON_USED']);
  assert.equal(await doing(releaseCoupons([coupon], 'slip-2', now)), 'COUPON_USED');
  assert.equal(await doing(releaseCoupons([coupon], 'slip-1', now)), undefined);
  assert.deepEqual([(await couponAt(coupon.couponId))?.state, (await couponAt(coupon.couponId))?.slipId], ['AVAILABLE', undefined]);
  assert.equal(await doing(holdCoupon(coupon, 'slip-3', now)), undefined);
  assert.equal(await doing(redeemHeldCoupons([coupon], 'slip-3', now)), undefined);
  assert.equal(await doing(redeemHeldCoupons([coupon], 'slip-3', now)), 'COUPON_USED');
  assert.equal((await couponAt(coupon.couponId))?.state, 'REDEEMED');
});

test('a slip that comes back whole gives its coupons back, once, and they expire as they would have', async () => {
  const { world, template, give, couponAt, doing } = desk;
  const templateId = await template({ validDays: 10 });
  const coupon = await couponAt((await give(templateId)).body.couponId);
  assert.ok(coupon);
  const { couponId } = coupon;
  await doing(redeemCoupon(coupon, 'slip-8', world.clock.now()));
  const used = await couponAt(couponId);
  assert.ok(used);
  const { writes, facts, couponIds } = world.inside(() => returnCoupons([used], 'slip-8', world.clock.now()));
  assert.deepEqual([couponIds, facts.map(({ type }) => type)], [[couponId], ['coupons.coupon-returned']]);
  assert.equal(await doing(writes), undefined);
  assert.equal(await doing(writes), 'COUPON_USED');
  const back = await couponAt(couponId);
  assert.deepEqual([back?.state, back?.slipId, back?.expiresAt], ['AVAILABLE', undefined, coupon.expiresAt]);
  world.clock.pass({ days: 10, seconds: 1 });
  await world.inside(() => sweep());
  assert.equal((await couponAt(couponId))?.state, 'VOID');
});

test('a coupon whose end has passed, or that another slip used, does not come back', async () => {
  const { world, given, couponAt, doing } = desk;
  const coupon = await couponAt(await given({ validDays: 1 }));
  assert.ok(coupon);
  await doing(redeemCoupon(coupon, 'slip-9', world.clock.now()));
  const used = await couponAt(coupon.couponId);
  assert.ok(used);
  const returning = (slipId: string) => world.inside(() => returnCoupons([used], slipId, world.clock.now())).couponIds;
  assert.deepEqual(returning('slip-10'), []);
  assert.deepEqual(returning('slip-9'), [coupon.couponId]);
  world.clock.pass({ days: 1 });
  assert.deepEqual(returning('slip-9'), []);
});

test('an expired coupon is refused before the sweep and void after it; one held by a slip can still be used', async () => {
  const { world, newGuide, template, give, codeOf, redeem, couponAt, doing } = desk;
  const templateId = await template({ validDays: 1 });
  const [free, held] = [await couponAt((await give(templateId)).body.couponId), await couponAt((await give(templateId)).body.couponId)];
  assert.ok(free && held);
  await doing(holdCoupon(held, 'slip-4', world.clock.now()));
  const { typedCode } = (await codeOf(free.couponId)).body;
  world.clock.pass({ days: 1, seconds: 1 });
  const late = await redeem(typedCode, await newGuide());
  assert.deepEqual([late.status, late.body.code], [410, 'COUPON_EXPIRED']);
  assert.equal(await doing(holdCoupon(free, 'slip-5', world.clock.now())), 'COUPON_USED');
  await world.drainFacts();
  await world.inside(() => sweep());
  await world.inside(() => sweep());
  assert.deepEqual([(await couponAt(free.couponId))?.state, (await couponAt(held.couponId))?.state], ['VOID', 'HELD']);
  const expired = (await world.drainFacts()).filter(({ type }) => type === 'coupons.coupon-expired');
  assert.deepEqual(
    expired
      .map(({ data }) => data as Record<string, unknown>)
      .filter(({ couponId }) => couponId === free.couponId || couponId === held.couponId).length,
    1,
  );
  assert.equal(await doing(redeemHeldCoupons([held], 'slip-4', world.clock.now())), undefined);
});

test('a paid slip brings the coupons of purchase once, however often the fact arrives, and says which were used', async () => {
  const { world, newId, storeId, memberId, scope, template, given } = desk;
  const onPurchase = { issueOn: { kind: 'purchase', minNetFen: 50000 }, endsAt: '2027-12-31T16:00:00Z' };
  const [small, used] = [await template({ name: '回购券', ...onPurchase }), await given({ endsAt: '2027-12-31T16:00:00Z' })];
  await template({ name: '大额券', ...onPurchase, issueOn: { kind: 'purchase', minNetFen: 90000 } });
  await template({ name: '发完的券', ...onPurchase, reach: 'group', quota: 1 });
  const paid = (netFen: number) => ({
    type: 'orders.slip-paid',
    scope,
    data: { slipId: newId('slip'), storeId, memberId, netFen, couponIds: [used] },
  });
  const announce = (netFen: number) =>
    world.inside(() => commit(systemContext('orders', newId('entry')), { writes: [], facts: [paid(netFen)], reply: undefined }));
  await announce(60000);
  await announce(40000);
  await announce(70000);
  const facts = await world.drainFacts({ coupons: reactions }, 3);
  const named = (type: string) => facts.filter((fact) => fact.type === type).map(({ data }) => data as Record<string, unknown>);
  assert.deepEqual(
    named('coupons.coupon-issued')
      .map(({ name }) => name)
      .sort(),
    ['发完的券', '回购券', '回购券', '满千减百'],
  );
  assert.equal(named('coupons.coupon-redeemed').filter(({ couponId }) => couponId === used).length, 3);
  assert.equal(await world.inside(() => get(issuedRef(scope, small))), 2);
});

test('who may make and close templates follows role and reach', async () => {
  const { makeTemplate, world, newId, hq, admin, guide, template, give } = desk;
  assert.equal((await makeTemplate(guide, {})).status, 403);
  assert.equal((await makeTemplate(admin, { reach: 'group' })).status, 403);
  assert.equal((await makeTemplate(hq, {})).status, 403);
  const unknownGoods = await makeTemplate(admin, { face: { kind: 'gift', skuId: newId('sku'), qty: 1, minFen: 0 } });
  assert.deepEqual([unknownGoods.status, unknownGoods.body.code], [422, 'GIFT_UNKNOWN']);
  const templateId = await template();
  const close = (token: string) => world.call(coupons, 'POST /coupons/templates/{templateId}/close', { token, params: { templateId } });
  assert.equal((await close(hq)).status, 404);
  assert.equal((await close(admin)).status, 200);
  assert.equal((await give(templateId)).body.code, 'TEMPLATE_CLOSED');
  const byHand = await give(await template({ issueOn: { kind: 'purchase', minNetFen: 1 } }));
  assert.equal(byHand.body.code, 'TEMPLATE_NOT_BY_HAND');
});
