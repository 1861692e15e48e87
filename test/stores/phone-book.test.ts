import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as catalogue } from '#catalogue/routes';
import { handler as coupons } from '#coupons/routes';
import type { BookTerms, PackedGoods, PackedPrice } from '#pricing/domain/book';
import { type Ask, DEFAULT_BOOK, type Quote, type QuoteMember } from '#pricing/domain/quote';
import { handler as pricingReactions } from '#pricing/reactions';
import { handler as pricing } from '#pricing/routes';
import { openKitDesk } from '../builders/kit-desk.ts';
import { phoneCode } from '../builders/phone-code.ts';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

type Fetched = {
  terms: BookTerms;
  brands: readonly string[];
  clockMs: number;
  goods: readonly PackedGoods[];
  prices: readonly PackedPrice[];
};
type Kept = { terms: BookTerms; prices: object; buckets: object[] };
type Book = { size: number; byCode: (code: string) => { name: string } | undefined };
/** What the mini-program's own modules offer, as it runs them. */
type Told = { coupons?: readonly object[]; configurations?: readonly object[] };
type Phone = {
  updated: (before: Kept | undefined, fetched: Fetched) => { book: Kept; touched: number[] };
  opened: (kept: Kept) => Book;
  quoteFromBook: (book: Book, ask: Ask & Told & { member?: QuoteMember }, role: string, phoneMs: number) => Quote | undefined;
};

let world: World;
let shop: Shop;
let phone: Phone;

before(async () => {
  const code = "export * from './pricing/book/phone-book.ts'; export * from './pricing/book/quote-from-book.ts';";
  [world, phone] = await Promise.all([startWorld(), phoneCode(code) as unknown as Promise<Phone>]);
  shop = await openShop(world);
  await world.drainFacts({ pricing: pricingReactions }, 2);
});
after(() => world.stop());

const get = async (route: string, query: object = {}, token = shop.ada.token) => {
  const { status, body } = await world.call(pricing, route, { token, query: { ...query } });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

/** As the phone fetches it. */
async function fetched(since?: string) {
  const { brands, ...terms } = await get('GET /pricing/phone-book');
  const asked = since === undefined ? {} : { since };
  const goods: PackedGoods[] = [];
  for (const brand of brands) goods.push(...(await get('GET /pricing/phone-book/goods', { brand, ...asked })).items);
  const prices: PackedPrice[] = (await get('GET /pricing/phone-book/prices', asked)).items;
  return { terms: terms as BookTerms, brands, clockMs: 0, goods, prices };
}

const lines = (qty: Record<string, number>) =>
  Object.entries(qty).map(([code, n], i) => ({ lineKey: `L${i + 1}`, skuId: shop.skus[code] ?? '', qty: n }));
const serverQuote = async (ask: object) => (await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: ask })).body;

/** Without what only one of the two tells: stock, and what phones are not told of goods. */
const bare = (quote: { lines: readonly object[] }) => ({
  ...quote,
  lines: quote.lines.map((line) => ({ ...line, available: 0, costFen: 0, floorFen: 0, taxRateBps: 0, units: [] })),
});

test('a phone with its book quotes what the server quotes: promotions, own prices, member prices and reasons', async () => {
  const hq = (promotion: object, name: string) =>
    world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name, promotion } });
  await hq({ kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100000, off: 10000 }] }, '满千减百');
  await hq({ kind: 'GIFT', lane: 'BUNDLE', minQty: 2, sku: shop.skus['LAMP-1'], qty: 1, scope: { cats: ['帐篷'] } }, '双帐送灯');
  const params = { skuId: shop.skus['BOOT-42'] ?? '' };
  const own = { token: shop.hq.token, params, body: { dealerId: shop.dealerId, unitFen: 88800 } };
  assert.equal((await world.call(pricing, 'PUT /pricing/prices/{skuId}', own)).status, 200);
  const book = phone.opened(phone.updated(undefined, await fetched()).book);
  assert.equal(book.size, 4);
  const memberId = await enrol(world, shop.ada.token, '13800138077', '冯');
  const member = { memberId, level: 'basic', pointsAvailable: 0 };
  for (const ask of [{ lines: lines({ 'TENT-2': 2, 'LAMP-1': 3 }) }, { lines: lines({ 'BOOT-42': 1 }), memberId }]) {
    const served = await serverQuote(ask);
    const local = phone.quoteFromBook(book, { ...ask, couponIds: [], member }, 'guide', world.clock.nowMs());
    assert.ok(local);
    assert.deepEqual(bare(JSON.parse(JSON.stringify(local))), bare(served));
  }
  assert.equal(book.byCode('LAMP-1')?.name, '萤火营地灯');
});

test('with coupons, configured goods and a kit the phone quotes at once, by what the routes have told it', async () => {
  const memberId = await enrol(world, shop.ada.token, '13800138088', '陆');
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId });
  const terms = { reach: 'dealer', name: '满千减百', quota: 9, perMember: 9, validDays: 30, endsAt: '2026-12-31T16:00:00+08:00' };
  const given: string[] = [];
  for (const face of [
    { kind: 'amount', offFen: 10_000, minFen: 100_000 },
    { kind: 'gift', skuId: shop.skus['LAMP-1'], qty: 1, minFen: 0 },
  ]) {
    const template = await world.call(coupons, 'POST /coupons/templates', {
      token: admin,
      body: { ...terms, face, issueOn: { kind: 'hand' } },
    });
    assert.equal(template.status, 201, JSON.stringify(template.body));
    const issue = { token: shop.ada.token, params: { templateId: template.body.templateId }, body: { memberId } };
    given.push((await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', issue)).body.couponId);
  }
  const listed = await world.call(coupons, 'GET /coupons/members/{memberId}', { token: shop.ada.token, params: { memberId } });
  assert.ok(!JSON.stringify(listed.body).includes('"costFen":6000'), 'what a gift costs stays on the server');
  const desk = await openKitDesk(world, shop);
  await world.drainFacts({ pricing: pricingReactions }, 2);
  const { body: kit } = await desk.publishKit();
  const { body: made } = await desk.made(kit.kitId, { width: 1800, 'mattress.core': 'latex' });
  const book = phone.opened(phone.updated(undefined, await fetched()).book);
  const member = { memberId, level: 'basic', pointsAvailable: 0 };
  const configurations = made.parts.map((part: { priced: object }) => part.priced);
  const ask = { lines: [...desk.linesOf(made), ...lines({ 'TENT-2': 1 })], memberId, couponIds: given };
  const served = await serverQuote(ask);
  assert.deepEqual(served.couponIdsUsed, given, JSON.stringify(served));
  const now = world.clock.nowMs();
  const local = phone.quoteFromBook(book, { ...ask, member, coupons: listed.body.items, configurations }, 'guide', now);
  assert.ok(local, 'the phone waits for nobody');
  assert.deepEqual(bare(JSON.parse(JSON.stringify(local))), bare(served));
  const one = given.slice(0, 1);
  const without = (more: object) => phone.quoteFromBook(book, { ...ask, couponIds: one, member, configurations, ...more }, 'guide', now);
  assert.equal(without({ coupons: [] }), undefined, 'a coupon that it was not told of');
  assert.equal(without({ coupons: listed.body.items, configurations: [] }), undefined, 'a configuration that it was not told of');
  const over = listed.body.items.map((coupon: object) => ({ ...coupon, expiresAt: '2026-01-01T00:00:00.000Z' }));
  assert.equal(without({ coupons: over }), undefined, 'a coupon that is over: the server says so');
});

test('what changed comes as a small difference; the server says when a book is stale or not its own', async () => {
  world.clock.pass({ minutes: 1 });
  const first = await fetched();
  const name = ({ builtAt, book, group, dealer, seal }: BookTerms) => ({
    ...{ builtAt, seal },
    ...{ book: book.version, group: group.version, dealer: dealer.version },
  });
  const stateOf = async (phoneBook: object, token = shop.ada.token) =>
    (await world.call(pricing, 'POST /pricing/quotes', { token, body: { lines: lines({ 'LAMP-1': 1 }), phoneBook } })).body.phoneBook;
  assert.equal(await stateOf(name(first.terms)), 'CURRENT');
  world.clock.pass({ minutes: 10 });
  const cells = { code: 'LAMP-1', name: '萤火营地灯', brand: '山岚', cat: '灯具', list: '149', cost: '60', floor: '80' };
  await world.call(catalogue, 'POST /catalogue/imports', { token: shop.hq.token, body: { kind: 'goods', rows: [{ line: 2, cells }] } });
  await world.drainFacts({ pricing: pricingReactions });
  const body = { name: '灯九折', promotion: { kind: 'RATE', lane: 'ITEM', rateBp: 9000, scope: { skus: [shop.skus['LAMP-1']] } } };
  await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body });
  const changes = await fetched(first.terms.builtAt);
  assert.deepEqual(
    changes.goods.map((row) => [row[2], row[7]]),
    [['萤火营地灯', 14900]],
  );
  assert.deepEqual(changes.prices, []);
  assert.equal(await stateOf(name(first.terms)), 'STALE');
  assert.equal(await stateOf(name(changes.terms)), 'CURRENT');
  assert.equal(await stateOf({ ...name(first.terms), group: changes.terms.group.version }), 'FORGED');
  assert.equal(await stateOf(name(changes.terms), shop.twin.ada.token), 'FORGED');
  const before = phone.updated(undefined, first).book;
  const { book, touched } = phone.updated(before, changes);
  assert.equal(touched.length, 1);
  const ask = { lines: lines({ 'LAMP-1': 1 }), couponIds: [] };
  assert.equal(phone.quoteFromBook(phone.opened(book), ask, 'guide', world.clock.nowMs())?.netFen, 13410);
  assert.equal(phone.quoteFromBook(phone.opened(before), ask, 'guide', world.clock.nowMs() + 73 * 3_600_000), undefined);
});

test('costs stay on the server: neither goods nor gifts of a book tell them', async () => {
  const { terms, goods } = await fetched();
  assert.ok(terms.group.promotions.some(({ gift }) => gift !== undefined));
  for (const { gift } of terms.group.promotions) assert.ok(gift === undefined || gift.costFen === 0);
  assert.ok(!JSON.stringify(goods).includes('380000'), 'what the phone of the test costs');
});

test('ten thousand goods and two hundred promotions fit a phone: under 1 MB a key, under 10 MB in all', (context) => {
  const id = (prefix: string, n: number) => `${prefix}_01KJP4C58${String(n).padStart(17, '0')}`;
  const name = '远行者 65 升三季通用背负可调防泼水登山徒步双肩背包（含防雨罩）';
  const goods = Array.from({ length: 10_000 }, (_, n): PackedGoods => {
    const codes = [`PACK-${n}`, String(6_900_000_000_000 + n), String(6_910_000_000_000 + n)];
    return [
      id('sk', n),
      3,
      name,
      '65L 高山墨绿 加长背板',
      '山岚',
      '背包',
      '件',
      169_900,
      118_900,
      1300,
      codes,
      { m: 159_900, s: '远行', t: ['新品'] },
    ];
  });
  const promotions = Array.from({ length: 200 }, (_, n) => ({
    promotion: {
      ...{ id: id('pm', n), version: 1, lane: 'ITEM' as const, kind: 'RATE' as const, rateBp: 9000 },
      ...{ scope: { skus: Array.from({ length: 20 }, (__, i) => id('sk', n * 20 + i)) }, from: '2026-06-01T00:00:00+08:00' },
    },
    name: `第 ${n} 个活动`,
    fundedBy: 'hq' as const,
  }));
  const live = { version: 200, promotions };
  const terms: BookTerms = {
    ...{
      storeId: id('og', 1),
      dealerId: id('og', 2),
      builtAt: '2026-06-01T00:00:00.000Z',
      book: DEFAULT_BOOK,
      levelNames: {},
      seal: 'x'.repeat(43),
    },
    ...{ group: live, dealer: { version: 0, promotions: [] } },
  };
  const prices = goods.map((row): PackedPrice => [row[0], 159_900, 2]);
  const { book } = phone.updated(undefined, { terms, brands: ['山岚'], clockMs: 0, goods, prices });
  const { buckets, prices: kept, ...head } = book;
  const keys = [head, kept, ...buckets].map((value) => Buffer.byteLength(JSON.stringify(value)));
  const largest = Math.max(...keys);
  const total = keys.reduce((sum, bytes) => sum + bytes, 0);
  context.diagnostic(`10,000 goods, 200 promotions, 10,000 own prices: ${keys.length} keys, largest ${largest} bytes, all ${total} bytes`);
  assert.equal(phone.opened(book).size, 10_000);
  assert.ok(largest < 1_000_000, `largest key ${largest}`);
  assert.ok(total < 10_000_000, `all ${total}`);
});
