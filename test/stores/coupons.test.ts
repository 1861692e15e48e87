import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { couponRefs } from '#coupons/queries';
import { handler as reactions } from '#coupons/reactions';
import { handler as coupons } from '#coupons/routes';
import { issuedRef, templateRef } from '#coupons/store';
import { handler as sweep } from '#coupons/sweep';
import { holdCoupon, issueCoupon, redeemHeldCoupons, releaseCoupons } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { newMember } from '#members/domain/member';
import { memberRow } from '#members/store';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { get, load } from '#platform/table';
import type { Write } from '#platform/writes';
import { type Answer, startWorld, type World } from '../world.ts';

const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));
const dealerId = newId('org');
const storeId = newId('org');
const scope = scopeOfDealer(dealerId);
const memberId = newId('member');

let world: World;
let hq: string;
let admin: string;
let guide: string;
let member: string;

before(async () => {
  world = await startWorld();
  hq = await world.signIn({ kind: 'staff', role: 'hq' });
  admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId });
  guide = await newGuide();
  member = await world.signIn({ kind: 'customer', memberId });
  await world.put(memberRow(newMember({ memberId, mobileMasked: '138****0001', via: 'guide' }, world.clock.now())));
});
after(() => world.stop());

/** Each with wrong tries of their own. */
const newGuide = (inDealer = dealerId): Promise<string> =>
  world.signIn({
    kind: 'staff',
    role: 'guide',
    dealerId: inDealer,
    storeId: inDealer === dealerId ? storeId : newId('org'),
    personId: newId('person'),
  });

const draft = (more: object = {}) => ({
  reach: 'dealer',
  name: '满千减百',
  face: { kind: 'amount', offFen: 10000, minFen: 100000 },
  quota: 1000,
  perMember: 99,
  validDays: 30,
  endsAt: '2026-12-31T16:00:00+08:00',
  issueOn: { kind: 'hand' },
  ...more,
});

async function template(more: object = {}): Promise<string> {
  const token = 'reach' in more && more.reach === 'group' ? hq : admin;
  const answer = await world.call(coupons, 'POST /coupons/templates', { token, body: draft(more) });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.templateId;
}

const give = (templateId: string, to = memberId, key?: string): Promise<Answer> =>
  world.call(coupons, 'POST /coupons/templates/{templateId}/issues', {
    token: guide,
    params: { templateId },
    body: { memberId: to },
    ...(key ? { key } : {}),
  });

const given = async (more: object = {}): Promise<string> => (await give(await template(more))).body.couponId;

const codeOf = (couponId: string, token = member): Promise<Answer> =>
  world.call(coupons, 'GET /coupons/{couponId}/moving-code', { token, params: { couponId } });

const redeem = (code: string, token = guide, key?: string): Promise<Answer> =>
  world.call(coupons, 'POST /coupons/redemptions', { token, body: { code }, ...(key ? { key } : {}) });

const scan = (code: string, token = guide): Promise<Answer> => world.call(coupons, 'POST /coupons/scans', { token, body: { code } });

const couponAt = async (couponId: string) => {
  const { found } = await world.inside(() => load({ found: couponRefs(scope, couponId) }));
  return found.find((coupon) => coupon !== undefined);
};

async function doing(writes: Write[]): Promise<string | undefined> {
  try {
    await world.inside(() => commit(systemContext('test', newId('entry')), { writes, reply: undefined }));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('a coupon is issued once however often the request arrives, and the member sees it', async () => {
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

test('the moving code changes every 30 seconds and another guide redeems it, once', async () => {
  const couponId = await given();
  const shown = await codeOf(couponId);
  assert.deepEqual([shown.status, shown.cost.calls], [200, 2]);
  world.clock.pass({ seconds: 30 });
  const later = await codeOf(couponId);
  assert.notEqual(later.body.code, shown.body.code);
  const scanned = await scan(shown.body.code);
  assert.deepEqual([scanned.body.couponId, scanned.cost.calls], [couponId, 2]);
  const redeemed = await redeem(shown.body.code, guide, 'redeem-key-1');
  assert.deepEqual([redeemed.status, redeemed.body.state, redeemed.cost.calls], [201, 'REDEEMED', 3]);
  world.clock.pass({ minutes: 5 });
  assert.deepEqual((await redeem(shown.body.code, guide, 'redeem-key-1')).body, redeemed.body);
  const again = await redeem(later.body.code, await newGuide());
  assert.deepEqual([again.status, again.body.code], [422, 'COUPON_CODE_WRONG']);
  const used = await codeOf(couponId);
  assert.deepEqual([used.status, used.body.code], [409, 'COUPON_USED']);
  const facts = await world.drainFacts();
  assert.equal(facts.filter(({ type }) => type === 'coupons.coupon-redeemed').length, 1);
});

test('two guides with one code: exactly one redeems it', async () => {
  const templateId = await template();
  const guides = await Promise.all([newGuide(), newGuide()]);
  for (let round = 0; round < 20; round += 1) {
    const { couponId } = (await give(templateId)).body;
    const { code } = (await codeOf(couponId)).body;
    const answers = await Promise.all(guides.map((token) => redeem(code, token)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  }
});

test('50 coupons for 200 members who all want one at once: exactly 50, and nobody has two', async () => {
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

test('a foreign, a wrong, a stale and a malformed code get the same answer', async () => {
  const couponId = await given();
  const { code, typedCode } = (await codeOf(couponId)).body;
  const stranger = await newGuide(newId('org'));
  const foreign = [await redeem(code, stranger), await redeem(typedCode, stranger)];
  const wrongMac = `${code.slice(0, -3)}${code.endsWith('AAA') ? 'BBB' : 'AAA'}`;
  const wrong = [
    await redeem(wrongMac, await newGuide()),
    await redeem('0'.repeat(12), await newGuide()),
    await redeem('你好', await newGuide()),
  ];
  world.clock.pass({ seconds: 91 });
  const stale = await redeem(code, await newGuide());
  const said = ({ status, body }: Answer) => [status, body.code];
  for (const answer of [...foreign, ...wrong, stale]) assert.deepEqual(said(answer), [422, 'COUPON_CODE_WRONG']);
  assert.equal((await couponAt(couponId))?.state, 'AVAILABLE');
});

test('a group coupon is used at any dealer, a dealer coupon is seen by its own dealer only', async () => {
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

test('only the own member sees a moving code', async () => {
  const couponId = await given();
  const other = await world.signIn({ kind: 'customer', memberId: newId('member') });
  assert.deepEqual([(await codeOf(couponId, other)).status, (await codeOf(newId('coupon'), other)).status], [404, 404]);
});

test('five wrong codes in 15 minutes are the most, also when they come at once', async () => {
  const hasty = await newGuide();
  const guesses = Array.from({ length: 20 }, (_, i) => redeem(`guess-${i}`, hasty));
  const answers = await Promise.all(guesses);
  assert.ok(answers.filter(({ body }) => body.code === 'COUPON_CODE_WRONG').length <= 5);
  for (let i = 0; i < 5; i += 1) await redeem(`more-${i}`, hasty);
  const couponId = await given();
  const rightCode = async () => (await codeOf(couponId)).body.code;
  const locked = await redeem(await rightCode(), hasty);
  assert.deepEqual([locked.status, locked.body.code], [429, 'COUPON_TRIES']);
  assert.match(locked.body.message, /15 分钟后/);
  world.clock.pass({ minutes: 15, seconds: 1 });
  assert.equal((await redeem(await rightCode(), hasty)).status, 201);
});

test('the same wrong code again is not another try', async () => {
  const patient = await newGuide();
  for (let i = 0; i < 7; i += 1) assert.equal((await redeem('0123-4567-89AB', patient)).body.facts.left, 4);
});

test('a typed code works with blanks, hyphens and small letters', async () => {
  const couponId = await given();
  const { typedCode } = (await codeOf(couponId)).body;
  const spoken = `${typedCode.slice(0, 4)}-${typedCode.slice(4, 8)} ${typedCode.slice(8)}`.toLowerCase();
  const scanned = await scan(spoken);
  assert.deepEqual([scanned.body.couponId, scanned.cost.calls], [couponId, 4]);
  assert.equal((await redeem(spoken)).status, 201);
});

test('a slip holds a coupon, uses it or gives it back', async () => {
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

test('an expired coupon is refused before the sweep and void after it; one held by a slip can still be used', async () => {
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
  const make = (token: string, more: object) => world.call(coupons, 'POST /coupons/templates', { token, body: draft(more) });
  assert.equal((await make(guide, {})).status, 403);
  assert.equal((await make(admin, { reach: 'group' })).status, 403);
  assert.equal((await make(hq, {})).status, 403);
  const unknownGoods = await make(admin, { face: { kind: 'gift', skuId: newId('sku'), qty: 1, minFen: 0 } });
  assert.deepEqual([unknownGoods.status, unknownGoods.body.code], [422, 'GIFT_UNKNOWN']);
  const templateId = await template();
  const close = (token: string) => world.call(coupons, 'POST /coupons/templates/{templateId}/close', { token, params: { templateId } });
  assert.equal((await close(hq)).status, 404);
  assert.equal((await close(admin)).status, 200);
  assert.equal((await give(templateId)).body.code, 'TEMPLATE_CLOSED');
  const byHand = await give(await template({ issueOn: { kind: 'purchase', minNetFen: 1 } }));
  assert.equal(byHand.body.code, 'TEMPLATE_NOT_BY_HAND');
});
