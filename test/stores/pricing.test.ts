import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as catalogue } from '#catalogue/routes';
import { handler as coupons } from '#coupons/routes';
import { orgRow } from '#identity/store';
import { stockRef } from '#inventory/queries';
import { newMember } from '#members/domain/member';
import { memberRow } from '#members/store';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import { handler as pricing } from '#pricing/routes';
import { liveRef, liveRow } from '#pricing/store';
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
let skus: string[];

before(async () => {
  world = await startWorld();
  hq = await world.signIn({ kind: 'staff', role: 'hq' });
  admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId });
  guide = await world.signIn({ kind: 'staff', role: 'guide', dealerId, storeId });
  const dealer = { orgId: dealerId, kind: 'dealer', dealerId, code: 'D1', name: '华东经销商', path: [], grants: [] } as const;
  await world.put(orgRow({ ...dealer, period: { from: '2020-01-01T00:00:00.000Z' } }));
  await world.put(
    memberRow({ ...newMember({ memberId, mobileMasked: '138****0001', via: 'guide' }, world.clock.now()), pointsAvailable: 3000 }),
  );
  skus = await importGoods(22);
  await world.put(
    ...skus.slice(0, 2).map((skuId) => ({ ...stockRef(scope, storeId, skuId).key, available: 3, reserved: 0, onHand: 3, safety: 0 })),
  );
});
after(() => world.stop());

async function importGoods(count: number): Promise<string[]> {
  const cells = (i: number) => ({
    code: `SKU-${100 + i}`,
    name: `商品 ${i}`,
    brand: '云眠',
    cat: '床垫',
    list: '1000',
    floor: '500',
    cost: '400',
  });
  const rows = Array.from({ length: count }, (_, i) => ({ line: i + 2, cells: cells(i) }));
  await world.call(catalogue, 'POST /catalogue/imports', { token: hq, body: { kind: 'goods', rows } });
  const scan = (row: (typeof rows)[number]) =>
    world.call(catalogue, 'GET /catalogue/codes/{code}', { token: guide, params: { code: row.cells.code } });
  return (await Promise.all(rows.map(scan))).map(({ body }) => body.sku.skuId);
}

const line = (i: number, qty = 1) => ({ lineKey: `l${i}`, skuId: skus[i] ?? '', qty });
const quote = (body: object, token = guide): Promise<Answer> => world.call(pricing, 'POST /pricing/quotes', { token, body });

const publish = (promotion: object, token = hq, name = '活动'): Promise<Answer> =>
  world.call(pricing, 'POST /pricing/promotions', { token, body: { name, promotion } });

const end = (promotionId: string, token = hq): Promise<Answer> =>
  world.call(pricing, 'POST /pricing/promotions/{promotionId}/end', { token, params: { promotionId }, body: { why: '测试' } });

const tiers = (more: object = {}) => ({ kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 10000 }], ...more });

async function givenCoupon(): Promise<string> {
  const face = { kind: 'amount', offFen: 5000, minFen: 0 };
  const body = {
    reach: 'dealer',
    name: '立减券',
    face,
    quota: 9,
    perMember: 9,
    validDays: 9,
    endsAt: '2027-01-01T00:00:00Z',
    issueOn: { kind: 'hand' },
  };
  const template = await world.call(coupons, 'POST /coupons/templates', { token: admin, body });
  const params = { templateId: template.body.templateId };
  const given = await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', { token: guide, params, body: { memberId } });
  return given.body.couponId;
}

test('a quote of 20 lines with member, coupons and points takes two round trips and writes nothing', async () => {
  const couponIds = [await givenCoupon(), await givenCoupon(), await givenCoupon()];
  const lines = Array.from({ length: 20 }, (_, i) => line(i));
  const answer = await quote({ lines, memberId, couponIds, points: 1000, manualOffFen: 100 });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.deepEqual([answer.cost.calls, answer.cost.writeUnits], [2, 0]);
  const { listFen, netFen, couponIdsUsed, pointsUsed } = answer.body;
  assert.deepEqual([listFen, netFen, pointsUsed], [2_000_000, 2_000_000 - 3 * 5000 - 100 - 1000, 1000]);
  assert.deepEqual(couponIdsUsed.sort(), couponIds.sort());
});

test('the phone sees stock, shares and reasons, but neither floor nor cost', async () => {
  const { body } = await quote({ lines: [line(0), line(5)] });
  assert.deepEqual(
    body.lines.map((l: { available: number }) => l.available),
    [3, 0],
  );
  for (const hidden of ['floorFen', 'costFen', 'taxRateBps', 'units']) assert.ok(!(hidden in body.lines[0]), hidden);
});

test('promotions of head office and of the dealer count at once, also in what other dealers do not see', async () => {
  const ofGroup = await publish(tiers(), hq, '满千减百');
  assert.equal(ofGroup.status, 201, JSON.stringify(ofGroup.body));
  const ofDealer = await publish({ kind: 'UNIT_PRICE', lane: 'ITEM', unitPrice: 90000, scope: { skus: [skus[1]] } }, admin, '特价');
  assert.deepEqual([ofGroup.body.reach, ofDealer.body.reach, ofDealer.body.fundedBy], ['group', 'dealer', 'dealer']);
  const lines = [line(1, 2)];
  const mine = (await quote({ lines })).body;
  assert.deepEqual(
    [mine.netFen, mine.why.map(({ name, fen }: { name: string; fen: number }) => [name, fen])],
    [
      170000,
      [
        ['特价', 20000],
        ['满千减百', 10000],
      ],
    ],
  );
  const stranger = await world.signIn({ kind: 'staff', role: 'guide', dealerId: newId('org'), storeId: newId('org') });
  assert.equal((await quote({ lines }, stranger)).body.netFen, 190000);
  const listed = await world.call(pricing, 'GET /pricing/promotions', { token: stranger });
  assert.deepEqual(
    listed.body.items.map(({ name }: { name: string }) => name),
    ['满千减百'],
  );
  const notTheirs = await end(ofDealer.body.promotionId);
  assert.deepEqual([notTheirs.status, notTheirs.body.code], [404, 'PROMOTION_NOT_FOUND']);
  assert.equal((await end(ofGroup.body.promotionId, admin)).status, 404);
  assert.equal((await end(ofGroup.body.promotionId)).status, 200);
  assert.equal((await end(ofDealer.body.promotionId, admin)).status, 200);
  const types = (await world.drainFacts()).map(({ type }) => type).filter((type) => type.startsWith('pricing.'));
  assert.deepEqual(types, [
    'pricing.promotion-published',
    'pricing.promotion-published',
    'pricing.promotion-ended',
    'pricing.promotion-ended',
  ]);
  assert.equal((await quote({ lines })).body.netFen, 200000);
});

test('publishing and ending are audited, with who did it', async () => {
  const day = world.clock.now().slice(0, 10);
  const rows = await world.rows(`G#AUDIT#-#${day}`);
  const what = rows.map((row) => row.what).filter((name) => String(name).startsWith('pricing.'));
  assert.deepEqual(what, ['pricing.promotion-published', 'pricing.promotion-ended']);
});

test('a gift is a line with the goods as they were when the promotion was published', async () => {
  const gift = await publish({ kind: 'GIFT', lane: 'BUNDLE', minFen: 100000, sku: skus[21], qty: 1 }, hq, '满千赠');
  const { body } = await quote({ lines: [line(0)] });
  assert.deepEqual(
    [body.lines[1].gift, body.lines[1].name, body.lines[1].netFen, 'available' in body.lines[1]],
    [true, '商品 21', 0, false],
  );
  await end(gift.body.promotionId);
});

test('what cannot be published is refused with what to do', async () => {
  const refused: [object, number, string][] = [
    [tiers({ to: '2026-03-01T00:00:00+08:00' }), 422, 'PROMOTION_OVER'],
    [tiers({ from: '2026-05-02T00:00:00+08:00', to: '2026-05-01T00:00:00+08:00' }), 422, 'PROMOTION_OVER'],
    [{ kind: 'KIT', lane: 'BUNDLE', components: [{ sku: newId('sku'), qty: 1 }], price: 1 }, 422, 'PROMOTION_GOODS'],
    [tiers({ lane: 'COUPON' }), 400, 'BAD_REQUEST'],
    [tiers({ id: 'mine' }), 400, 'BAD_REQUEST'],
    [{ kind: 'RATE', lane: 'ORDER', rateBp: 10001 }, 400, 'BAD_REQUEST'],
  ];
  for (const [promotion, status, code] of refused) {
    const answer = await publish(promotion);
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(promotion));
  }
  assert.equal((await publish(tiers(), guide)).status, 403);
});

test('a scope holds promotions up to the size that one read can carry, and drops those that are over', async () => {
  const skuIds = Array.from({ length: 500 }, () => newId('sku'));
  const large = tiers({ scope: { skus: skuIds }, to: '2026-03-10T00:00:00+08:00' });
  const first = await publish(large, admin, '大活动');
  assert.equal(first.status, 201);
  const live = await world.inside(() => get(liveRef(scope)));
  const [stored] = live?.promotions ?? [];
  assert.ok(live && stored);
  const many = Array.from({ length: 22 }, () => ({ ...stored, promotion: { ...stored.promotion, id: newId('promotion') } }));
  await world.put({ ...liveRow(scope, { ...live, promotions: many }) });
  const refused = await publish(large, admin, '装不下的活动');
  assert.deepEqual([refused.status, refused.body.code, refused.body.facts.count], [409, 'PROMOTIONS_FULL', 22]);
  world.clock.set('2026-03-11T02:00:00.000Z');
  const later = await publish(tiers(), admin, '之后的活动');
  assert.equal(later.status, 201);
  const listed = await world.call(pricing, 'GET /pricing/promotions', { token: admin });
  assert.equal(listed.body.items.length, 1);
  await end(later.body.promotionId, admin);
});

test('two who publish at the same time both count, or one is told to try again', async () => {
  const answers = await Promise.all([publish(tiers(), admin, '甲'), publish(tiers(), admin, '乙')]);
  const ok = answers.filter(({ status }) => status === 201);
  const listed = await world.call(pricing, 'GET /pricing/promotions', { token: admin });
  assert.equal(listed.body.items.length, ok.length);
  for (const { status, body } of answers) assert.ok(status === 201 || body.code === 'CHANGED');
  for (const { body } of ok) await end(body.promotionId, admin);
});

test('head office sets a dealer coefficient and hand limits, a dealer sets own prices, never below the floor', async () => {
  const setBook = (token: string, body: object) => world.call(pricing, 'PUT /pricing/book', { token, body });
  assert.equal((await setBook(admin, { dealerId, coefficientBps: 5000 })).status, 403);
  assert.equal((await setBook(hq, { dealerId: newId('org'), coefficientBps: 9000 })).status, 404);
  const set = await setBook(hq, { dealerId, coefficientBps: 9500, manualLimitBps: { guide: 200 } });
  assert.deepEqual(
    [set.body.coefficientBps, set.body.manualLimitBps, set.body.version],
    [9500, { guide: 200, manager: 1500, dealerAdmin: 1500 }, 1],
  );
  const setPrice = (unitFen: number) =>
    world.call(pricing, 'PUT /pricing/prices/{skuId}', { token: admin, params: { skuId: skus[2] ?? '' }, body: { unitFen } });
  const low = await setPrice(49999);
  assert.deepEqual([low.status, low.body.code], [422, 'PRICE_BELOW_FLOOR']);
  assert.equal((await setPrice(88800)).status, 200);
  const { body } = await quote({ lines: [line(1), line(2)] });
  assert.deepEqual([body.netFen, body.manualMaxFen], [95000 + 88800, 3676]);
  const over = await quote({ lines: [line(1)], manualOffFen: 1901 });
  assert.deepEqual([over.status, over.body.code], [403, 'MANUAL_OVER_LIMIT']);
  assert.match(over.body.message, /最多可优惠 ¥19，/);
});

test('a coupon of another member, a used one and an unknown one are refused, each with its reason', async () => {
  const couponId = await givenCoupon();
  const asked = { lines: [line(0)], couponIds: [couponId] };
  assert.equal((await quote(asked)).body.code, 'COUPON_NOT_MEMBERS');
  assert.equal((await quote({ ...asked, memberId: newId('member') })).body.code, 'MEMBER_GONE');
  assert.equal((await quote({ ...asked, memberId, couponIds: [newId('coupon')] })).body.code, 'COUPON_NOT_FOUND');
  assert.equal((await quote({ ...asked, memberId })).status, 200);
  world.clock.pass({ days: 10 });
  assert.equal((await quote({ ...asked, memberId })).body.code, 'COUPON_EXPIRED');
});

test('a guide names neither another store nor any amount of money', async () => {
  assert.equal((await quote({ lines: [line(0)], storeId: newId('org') })).status, 404);
  assert.equal((await quote({ lines: [line(0)], storeId }, admin)).status, 200);
  assert.equal((await quote({ lines: [{ ...line(0), unitFen: 1 }] })).body.code, 'BAD_REQUEST');
});
