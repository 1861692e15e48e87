import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as reactions } from '#coupons/reactions';
import { handler as coupons } from '#coupons/routes';
import { issuedRef } from '#coupons/store';
import { handler as sweep } from '#coupons/sweep';
import { newMember } from '#members/domain/member';
import { memberRow } from '#members/store';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { get } from '#platform/table';
import { openCouponDesk } from '../builders/coupon-desk.ts';
import type { Answer } from '../world.ts';

let desk: Awaited<ReturnType<typeof openCouponDesk>>;

before(async () => {
  desk = await openCouponDesk();
});
after(() => desk.world.stop());

/** A member with these tags, as its facts tell. */
async function tagged(tags: string[], guided = false): Promise<string> {
  const { world, newId, storeId, dealerId } = desk;
  const memberId = newId('member');
  const guide = { personId: newId('person'), name: '阿宁', storeId, storeName: '一店', dealerId, since: world.clock.now() };
  const member = newMember({ memberId, mobileMasked: '138****0002', via: 'guide', ...(guided ? { guide } : {}) }, world.clock.now());
  await world.put(memberRow({ ...member, tags }));
  await told(memberId);
  return memberId;
}

async function told(memberId: string): Promise<void> {
  const { world, newId } = desk;
  const fact = { type: 'members.tags-changed', scope: 'G' as const, data: { memberId, added: [], removed: [] } };
  await world.inside(() => commit(systemContext('test', newId('entry')), { writes: [], facts: [fact], reply: undefined }));
}

const asked = (route: string, token: string, params: object, more: { body?: object; query?: object } = {}): Promise<Answer> =>
  desk.world.call(coupons, route, { token, params: { ...params }, ...more } as Parameters<typeof desk.world.call>[2]);

const run = () => desk.world.drainFacts({ coupons: reactions }, 2);

test('a tag is counted first, then everybody who has it gets one, those at the cap are left out, and progress is told', async () => {
  const { admin, hq, template, give } = desk;
  const members = await Promise.all(Array.from({ length: 25 }, (_, i) => tagged(i % 3 === 0 ? ['露营', '爱钓鱼'] : ['露营'], true)));
  await tagged(['露营']);
  await run();
  const templateId = await template({ perMember: 1 });
  await give(templateId, members[0]);
  const params = { templateId };
  const counted = await asked('GET /coupons/templates/{templateId}/audience', admin, params, { query: { tag: '露营' } });
  assert.deepEqual(counted.body, { count: 25, left: 999 });
  const audience = { kind: 'tag', tag: '露营' };
  const route = 'POST /coupons/templates/{templateId}/audience-issues';
  const stale = await asked(route, admin, params, { body: { audience, expectedCount: 24 } });
  assert.deepEqual([stale.status, stale.body.code, stale.body.facts.count], [409, 'AUDIENCE_CHANGED', 25]);
  const begun = await asked(route, admin, params, { body: { audience, expectedCount: 25 } });
  assert.deepEqual([begun.status, begun.body.state, begun.body.done], [201, 'RUNNING', 0]);
  const facts = await run();
  const job = (await asked('GET /coupons/jobs/{jobId}', admin, { jobId: begun.body.jobId })).body;
  assert.deepEqual([job.state, job.total, job.done, job.skipped], ['DONE', 25, 24, 1]);
  const got = facts.map(({ data }) => data as { memberId: string; cause?: string }).filter(({ cause }) => cause === begun.body.jobId);
  assert.deepEqual([got.length, new Set(got.map((one) => one.memberId)).size], [24, 24]);
  // Head office's audience has everybody, also whom no dealer looks after.
  const ofGroup = await template({ reach: 'group' });
  const all = await asked('GET /coupons/templates/{templateId}/audience', hq, { templateId: ofGroup }, { query: { tag: '露营' } });
  assert.equal(all.body.count, 26);
  assert.equal((await asked('GET /coupons/jobs/{jobId}', hq, { jobId: begun.body.jobId })).status, 404);
});

test('an audience larger than the quota gets what there is, to the last coupon', async () => {
  const { world, admin, scope, template } = desk;
  await Promise.all(Array.from({ length: 24 }, () => tagged(['老友'], true)));
  await run();
  const templateId = await template({ quota: 21 });
  const body = { audience: { kind: 'tag', tag: '老友' }, expectedCount: 24 };
  const { jobId } = (await asked('POST /coupons/templates/{templateId}/audience-issues', admin, { templateId }, { body })).body;
  await run();
  const job = (await asked('GET /coupons/jobs/{jobId}', admin, { jobId })).body;
  assert.deepEqual([job.state, job.done], ['QUOTA', 21]);
  assert.equal(await world.inside(() => get(issuedRef(scope, templateId))), 21);
});

test('who loses a tag or reaches a level leaves one audience and joins another, whatever order facts come in', async () => {
  const { world, admin, template } = desk;
  const memberId = await tagged(['先有'], true);
  await run();
  const templateId = await template();
  const count = async (query: object) =>
    (await asked('GET /coupons/templates/{templateId}/audience', admin, { templateId }, { query })).body.count;
  const basic = await count({ level: 'basic' });
  const member = newMember({ memberId, mobileMasked: '138****0002', via: 'guide' }, world.clock.now());
  const guide = {
    personId: desk.newId('person'),
    name: '阿宁',
    storeId: desk.storeId,
    storeName: '一店',
    dealerId: desk.dealerId,
    since: '',
  };
  await world.put(memberRow({ ...member, guide, spentFen: 600_000, tags: ['后有'] }));
  await told(memberId);
  await told(memberId);
  await run();
  assert.deepEqual([await count({ tag: '先有' }), await count({ tag: '后有' }), await count({ level: 'basic' })], [0, 1, basic - 1]);
  assert.equal(await count({ level: 'silver' }), 1);
});

test('a batch of codes is taken from the quota, downloaded, and each code is claimed once, by a customer or by a guide for a member', async () => {
  const { newId, world, admin, member, guide, newGuide, memberId, scope, template, redeem } = desk;
  const templateId = await template({ issueOn: { kind: 'codes' }, quota: 210, perMember: 2 });
  const params = { templateId };
  const route = 'POST /coupons/templates/{templateId}/code-batches';
  const { jobId } = (await asked(route, admin, params, { body: { count: 200 } })).body;
  assert.equal((await asked(route, admin, params, { body: { count: 11 } })).body.code, 'COUPON_QUOTA');
  await run();
  const { items } = (await asked('GET /coupons/jobs/{jobId}/codes', admin, { jobId })).body;
  const codes: string[] = items.map(({ code }: { code: string }) => code);
  assert.deepEqual([codes.length, new Set(codes).size], [200, 200]);
  assert.equal(await world.inside(() => get(issuedRef(scope, templateId))), 200);
  const claim = (code: string | undefined, token: string, to?: string) =>
    asked('POST /coupons/code-claims', token, {}, { body: { code, ...(to ? { memberId: to } : {}) } });
  const unclaimed = await redeem(codes[0] ?? '', await newGuide());
  assert.deepEqual([unclaimed.status, unclaimed.body.code], [409, 'COUPON_UNCLAIMED']);
  const mine = await claim(codes[0], member);
  assert.deepEqual([mine.status, mine.body.memberId], [201, memberId]);
  assert.equal((await claim(codes[0], member)).body.code, 'COUPON_CODE_WRONG');
  const forMember = await claim(codes[1], guide, memberId);
  assert.equal(forMember.status, 201);
  assert.equal((await claim(codes[2], member)).body.code, 'COUPON_MINE_CAP');
  assert.equal((await redeem(codes[0] ?? '', await newGuide())).status, 201);
  const stranger = await newGuide(newId('org'));
  assert.equal((await claim(codes[3], stranger, memberId)).body.code, 'COUPON_CODE_WRONG');
  for (let i = 0; i < 5; i += 1) await claim(`WRONG${i}`, member);
  assert.deepEqual([(await claim(codes[4], member)).status], [429]);
  const claimed = (await asked('GET /coupons/jobs/{jobId}/codes', admin, { jobId })).body.items.filter(
    (one: { claimed: boolean }) => one.claimed,
  );
  assert.equal(claimed.length, 2);
});

test('a claim link shows what is left and gives each customer as many as one may have', async () => {
  const { world, dealerId, member, template, guide } = desk;
  const templateId = await template({ issueOn: { kind: 'claim' }, quota: 5, perMember: 1 });
  const guest = await world.signIn({ kind: 'customer' });
  const see = (token: string, query: object = { dealerId }) => asked('GET /coupons/claims/{templateId}', token, { templateId }, { query });
  assert.deepEqual([(await see(guest)).body.left, (await see(guest)).body.mine], [5, 0]);
  assert.equal((await see(guest, {})).status, 404);
  const take = (token: string, body: object = { dealerId }) => asked('POST /coupons/claims/{templateId}', token, { templateId }, { body });
  assert.equal((await take(guest)).status, 403);
  assert.equal((await take(member)).status, 201);
  const twice = await take(member);
  assert.deepEqual([twice.status, twice.body.code], [409, 'COUPON_MINE_CAP']);
  assert.deepEqual([(await see(member)).body.left, (await see(member)).body.mine], [4, 1]);
  const byHand = await desk.give(templateId, desk.memberId, undefined, guide);
  assert.equal(byHand.body.code, 'TEMPLATE_NOT_BY_HAND');
  const ofHand = await template();
  assert.equal((await asked('GET /coupons/claims/{templateId}', guest, { templateId: ofHand }, { query: { dealerId } })).status, 404);
});

test('three days before its end a free coupon is announced once, and at its end it expires', async () => {
  const { world, template, give, couponAt } = desk;
  await world.drainFacts();
  const templateId = await template({ validDays: 10 });
  const { couponId } = (await give(templateId)).body;
  const short = (await give(await template({ validDays: 2 }))).body.couponId;
  const news = async (type: string) => {
    await world.inside(() => sweep());
    await world.inside(() => sweep());
    const facts = (await world.drainFacts())
      .filter((fact) => fact.type === type)
      .map(({ data }) => (data as { couponId: string }).couponId);
    return facts.filter((id) => id === couponId || id === short);
  };
  assert.deepEqual(await news('coupons.coupon-expiring'), []);
  world.clock.pass({ days: 7 });
  assert.deepEqual(await news('coupons.coupon-expiring'), [couponId]);
  assert.equal((await couponAt(couponId))?.state, 'AVAILABLE');
  world.clock.pass({ days: 3 });
  assert.deepEqual(await news('coupons.coupon-expired'), [couponId]);
  assert.equal((await couponAt(couponId))?.state, 'VOID');
});
