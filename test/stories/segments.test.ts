import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as couponReactions } from '#coupons/reactions';
import { handler as coupons } from '#coupons/routes';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { handler as pricing } from '#pricing/routes';
import { handler as reactions } from '#segments/reactions';
import { handler as segments } from '#segments/routes';
import { handler as sweep } from '#segments/sweep';
import { enrol, openShop, type Shop, type Staff } from '../builders/shop.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let admin: { token: string };
before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx0000000000000001', secret: 'none' } } });
  shop = await openShop(world);
  const { dealerId } = shop;
  admin = { token: await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId, orgId: dealerId }) };
});
after(() => world.stop());

/** Facts are told twice over, and turns of walks announce the next ones. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await world.drainFacts({ segments: reactions, coupons: couponReactions }, 2);
};
const good = async (route: string, by: { token: string }, asked: object = {}): Promise<Answer['body']> => {
  const { status, body } = await world.call(segments, route, { token: by.token, ...asked });
  assert.ok(status < 300, `${route}: ${status} ${JSON.stringify(body)}`);
  return body;
};
const profile = async (memberId: string) =>
  (await world.call(members, 'GET /members/{memberId}', { token: shop.ada.token, params: { memberId } })).body.member;
const counts = async (by: { token: string }): Promise<Record<string, number>> => {
  const { items } = await good('GET /segments', by);
  return Object.fromEntries(items.map(({ name, count }: { name: string; count: number }) => [name, count]));
};
const who = async (by: { token: string }, name: string, query = {}): Promise<string[]> => {
  const { items } = await good('GET /segments', by);
  const { segmentId } = items.find((one: { name: string }) => one.name === name);
  const page = await good('GET /segments/{segmentId}/members', by, { params: { segmentId }, query });
  return page.items.map((one: { memberId: string }) => one.memberId).sort();
};

async function buy(by: Staff, memberId: string, qty: number, code = 'TENT-2'): Promise<string> {
  const ask = { lines: [{ lineKey: 'L1', skuId: shop.skus[code], qty }], memberId };
  const { netFen } = (await world.call(pricing, 'POST /pricing/quotes', { token: by.token, body: ask })).body;
  const body = { ...ask, expectedNetFen: netFen, cash: { receivedFen: netFen } };
  const { status, body: slip } = await world.call(orders, 'POST /orders/slips', { token: by.token, body });
  assert.equal(status, 201, JSON.stringify(slip));
  return slip.slipId;
}

async function giveBack(by: Staff, slipId: string, qty: number): Promise<void> {
  const lines = [{ lineKey: 'L1', qty }];
  const params = { slipId };
  const { body } = await world.call(orders, 'POST /orders/slips/{slipId}/returns/preview', { token: by.token, params, body: { lines } });
  const asked = { lines, reason: '不合适', expectedRefundFen: body.refundFen };
  const { status, body: done } = await world.call(orders, 'POST /orders/slips/{slipId}/returns', { token: by.token, params, body: asked });
  assert.ok(status < 300, JSON.stringify(done));
}

test('three tents in nine days earn a tag with its reason; a return, an objection or time takes it away', async () => {
  const memberId = await enrol(world, shop.ada.token, '13700137001', '秦');
  const other = await enrol(world, shop.bo.token, '13700137002', '韩');
  await settle();
  const when = [{ kind: 'bought', by: 'cat', of: '帐篷', units: 3, days: 9 }];
  const { rule, jobId } = await good('POST /segments/tag-rules', shop.hq, { body: { tag: '露营发烧友', when } });
  await buy(shop.ada, memberId, 1);
  const second = await buy(shop.ada, memberId, 2);
  await buy(shop.bo, other, 2);
  await settle();
  const { body: walk } = await world.call(segments, 'GET /segments/jobs/{jobId}', { token: shop.hq.token, params: { jobId } });
  assert.deepEqual([walk.kind, walk.state, walk.seen, walk.total], ['RULES', 'DONE', 2, 2]);
  assert.deepEqual((await profile(memberId)).autoTags, [{ tag: '露营发烧友', because: [{ ...when[0], units: 3 }] }]);
  assert.deepEqual((await profile(other)).autoTags, []);

  await giveBack(shop.ada, second, 1);
  await settle();
  assert.deepEqual((await profile(memberId)).autoTags, [], 'what came back is not bought');
  await buy(shop.ada, memberId, 1);
  await settle();
  assert.deepEqual((await profile(memberId)).tags, [], 'a rule gives nothing by hand');
  const customer = await world.signIn({ kind: 'customer', memberId });
  const consent = (given: boolean) =>
    world.call(members, 'PUT /members/me/consents/{purpose}', { token: customer, params: { purpose: 'profiling' }, body: { given } });
  await consent(false);
  await settle();
  assert.deepEqual((await profile(memberId)).autoTags, []);
  await consent(true);
  await settle();
  assert.equal((await profile(memberId)).autoTags.length, 1);

  world.clock.pass({ days: 8 });
  await world.inside(() => sweep());
  assert.equal((await profile(memberId)).autoTags.length, 1, 'the ninth day counts');
  world.clock.pass({ days: 1 });
  await world.inside(() => sweep());
  await world.inside(() => sweep());
  assert.deepEqual((await profile(memberId)).autoTags, []);
  await good('PUT /segments/tag-rules/{ruleId}', shop.hq, {
    params: { ruleId: rule.ruleId },
    body: { tag: '露营', when: [{ ...when[0], days: 365 }] },
  });
  await settle();
  assert.deepEqual(
    (await profile(memberId)).autoTags.map(({ tag }: { tag: string }) => tag),
    ['露营'],
  );
});

test('a segment counts whom it holds: all for head office, the dealer’s, the store’s, a guide’s own', async () => {
  const adas = [await enrol(world, shop.ada.token, '13700137011', '甲'), await enrol(world, shop.ada.token, '13700137012', '乙')];
  const bos = await enrol(world, shop.bo.token, '13700137013', '丙');
  const twins = await enrol(world, shop.twin.ada.token, '13700137014', '丁');
  const tag = (by: Staff, memberId: string, add: string[], remove: string[] = []) =>
    world.call(members, 'POST /members/{memberId}/tags', { token: by.token, params: { memberId }, body: { add, remove } });
  for (const memberId of [...adas, bos]) await tag(shop.ada, memberId, ['钓鱼']);
  await tag(shop.twin.ada, twins, ['钓鱼']);
  await settle();
  const conditions = { allTags: ['钓鱼'], noTags: ['免打扰'] };
  await good('POST /segments', shop.hq, { body: { name: '钓鱼客', conditions } });
  const own = await good('POST /segments', admin, { body: { name: '本店钓鱼', conditions } });
  assert.deepEqual([own.reach, own.state, own.count], ['dealer', 'FILLING', 0]);
  await settle();
  const seen = async () => Promise.all([shop.hq, admin, shop.manager, shop.ada, shop.bo, shop.twin.manager].map(counts));
  assert.deepEqual(await seen(), [
    { 钓鱼客: 4 },
    { 钓鱼客: 3, 本店钓鱼: 3 },
    { 钓鱼客: 3, 本店钓鱼: 3 },
    { 钓鱼客: 2, 本店钓鱼: 2 },
    { 钓鱼客: 1, 本店钓鱼: 1 },
    { 钓鱼客: 1 },
  ]);
  assert.deepEqual(await who(shop.ada, '钓鱼客'), [...adas].sort());
  assert.deepEqual(await who(shop.hq, '钓鱼客'), [...adas, bos, twins].sort());
  assert.deepEqual(await who(admin, '本店钓鱼', { storeId: shop.storeId }), [...adas, bos].sort());
  const [all] = (await good('GET /segments', admin)).items;
  assert.equal(all.state, 'READY');
  const asked = { token: admin.token, params: { segmentId: all.segmentId }, query: { storeId: shop.twin.storeId } };
  const foreign = await world.call(segments, 'GET /segments/{segmentId}/members', asked);
  assert.equal(foreign.status, 404, 'another dealer’s store is not found');

  const [first = ''] = adas;
  await tag(shop.ada, first, ['免打扰']);
  const body = { personId: shop.bo.personId };
  await world.call(members, 'POST /members/{memberId}/guide', { token: shop.manager.token, params: { memberId: adas[1] ?? '' }, body });
  await settle();
  assert.deepEqual(
    [await counts(shop.ada), await counts(shop.bo)],
    [
      { 钓鱼客: 0, 本店钓鱼: 0 },
      { 钓鱼客: 2, 本店钓鱼: 2 },
    ],
  );
  assert.deepEqual(await who(shop.bo, '钓鱼客'), [adas[1] ?? '', bos].sort());

  const { jobId } = await good('POST /segments/counts', admin, { body: { conditions: { anyTags: ['钓鱼', '免打扰'] } } });
  await settle();
  const counted = await good('GET /segments/jobs/{jobId}', admin, { params: { jobId } });
  assert.deepEqual([counted.kind, counted.state, counted.matched], ['COUNT', 'DONE', 3]);

  const { segmentId } = own;
  await good('PUT /segments/{segmentId}', admin, {
    params: { segmentId },
    body: { name: '本店钓鱼', conditions: { allTags: ['免打扰'] } },
  });
  await settle();
  assert.deepEqual(await who(shop.manager, '本店钓鱼'), [first]);
  await good('DELETE /segments/{segmentId}', admin, { params: { segmentId } });
  await settle();
  assert.deepEqual(await counts(admin), { 钓鱼客: 2 });
  assert.deepEqual(await world.rows(`D#${shop.dealerId}#SEGMENT#${segmentId}`), [], 'no row of a deleted segment stays');
});

test('others’ segments and jobs are not found; a tag of a rule also counts where coupons are issued to a tag', async () => {
  const conditions = { allTags: ['露营'] };
  const own = await good('POST /segments', admin, { body: { name: '露营', conditions } });
  await settle();
  const { dealerId } = shop.twin;
  const stranger = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId, orgId: dealerId });
  const { segmentId, jobId } = own;
  const asked = { token: stranger, params: { segmentId }, body: { name: '改', conditions } };
  assert.equal((await world.call(segments, 'PUT /segments/{segmentId}', asked)).body.code, 'SEGMENT_UNKNOWN');
  assert.equal((await world.call(segments, 'DELETE /segments/{segmentId}', { token: stranger, params: { segmentId } })).status, 404);
  assert.equal(
    (await world.call(segments, 'GET /segments/{segmentId}/members', { token: shop.twin.ada.token, params: { segmentId } })).status,
    404,
  );
  assert.equal(
    (await world.call(segments, 'GET /segments/jobs/{jobId}', { token: stranger, params: { jobId } })).body.code,
    'WALK_UNKNOWN',
  );
  const face = { kind: 'amount', offFen: 100, minFen: 0 };
  const terms = { quota: 9, perMember: 1, validDays: 9, issueOn: { kind: 'hand' }, endsAt: '2027-03-01T00:00:00.000Z' };
  const made = await world.call(coupons, 'POST /coupons/templates', {
    token: shop.hq.token,
    body: { reach: 'group', name: '露营券', face, ...terms },
  });
  const audience = { token: shop.hq.token, params: { templateId: made.body.templateId }, query: { tag: '露营' } };
  assert.equal((await world.call(coupons, 'GET /coupons/templates/{templateId}/audience', audience)).body.count, 1);
});

test('whatever happens to members in whatever order, counts equal the members that the conditions hold for', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) ids.push(await enrol(world, (i % 2 ? shop.ada : shop.bo).token, `1370013702${i}`, '众'));
  await good('POST /segments', shop.hq, { body: { name: '甲非乙', conditions: { allTags: ['甲'], noTags: ['乙'] } } });
  await good('POST /segments', shop.hq, { body: { name: '银卡', conditions: { levels: ['silver', 'gold'] } } });
  await settle();
  let seed = 7;
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647;
    return list[seed % list.length] as T;
  };
  for (let step = 0; step < 60; step += 1) {
    const memberId = pick(ids);
    const act = pick(['tag', 'tag', 'guide', 'buy', 'settle'] as const);
    const params = { memberId };
    if (act === 'tag') {
      const [add, remove] = [[pick(['甲', '乙'])], [pick(['甲', '乙'])]];
      await world.call(members, 'POST /members/{memberId}/tags', { token: shop.ada.token, params, body: { add, remove } });
    }
    if (act === 'guide') {
      const body = { personId: pick([shop.ada, shop.bo]).personId };
      await world.call(members, 'POST /members/{memberId}/guide', { token: shop.manager.token, params, body });
    }
    if (act === 'buy' && step % 12 === 0) await buy(shop.ada, memberId, 1, 'LAMP-1');
    if (act === 'settle') await world.drainFacts({ segments: reactions }, pick([1, 2]));
  }
  await settle();
  const now = await Promise.all(ids.map(profile));
  const holds = now.filter(({ tags }) => tags.includes('甲') && !tags.includes('乙'));
  const mine = (list: typeof now, by: Staff) =>
    list
      .filter(({ guide }) => guide.personId === by.personId)
      .map(({ memberId }) => memberId)
      .sort();
  assert.ok(holds.length > 0, 'the steps leave somebody in the segment');
  assert.equal((await counts(shop.hq)).甲非乙, holds.length);
  for (const by of [shop.ada, shop.bo]) {
    assert.deepEqual(await who(by, '甲非乙'), mine(holds, by));
    assert.equal((await counts(by)).甲非乙, mine(holds, by).length);
  }
});
