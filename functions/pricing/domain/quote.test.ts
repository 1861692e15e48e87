import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/refusal';
import { type Ask, DEFAULT_BOOK, type PublishedPromotion, type QuoteGoods, type QuoteInput } from './quote.ts';
import { assembleQuote } from './quote-assembled.ts';

const goods = (skuId: string, listFen: number, more: Partial<QuoteGoods> = {}): QuoteGoods => ({
  ...{ skuId, name: skuId, spec: '', brand: '云眠', cat: '床垫', unit: '张', listFen },
  ...{ floorFen: 0, costFen: Math.floor(listFen / 2), taxRateBps: 1300, tags: [], serialised: false, rev: 4 },
  ...more,
});

const bed = goods('bed', 399900, { memberFen: 379900, floorFen: 300000 });
const pillow = goods('pillow', 19900, { cat: '枕头' });
const phone = goods('phone', 599900, { cat: '手机', serialised: true });

const input = (ask: Partial<Ask>, more: Partial<QuoteInput> = {}): QuoteInput => ({
  ask: { lines: [{ lineKey: 'a', skuId: 'bed', qty: 1 }], couponIds: [], ...ask },
  goods: [bed, pillow, phone],
  overrides: [],
  configurations: [],
  book: DEFAULT_BOOK,
  group: { version: 7, promotions: [] },
  dealer: { version: 2, promotions: [] },
  coupons: [],
  levelNames: { gold: '金卡' },
  now: '2026-03-02T02:00:00.000Z',
  storeId: 'og_S',
  role: 'guide',
  ...more,
});

const member = { memberId: 'mb_1', level: 'basic', pointsAvailable: 5000 };
const live = (...promotions: PublishedPromotion[]) => ({ version: 7, promotions });
const fullReduction: PublishedPromotion = {
  promotion: { id: 'pm_1', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 400000, off: 30000 }] },
  name: '满4000减300',
  fundedBy: 'hq',
};

const refusal = (run: () => unknown): [string, object] | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts];
    throw error;
  }
};

test('a base price is list × coefficient, unless the dealer has a price of its own', () => {
  const book = { ...DEFAULT_BOOK, version: 3, coefficientBps: 9500 };
  const listed = assembleQuote(input({}, { book }));
  assert.deepEqual([listed.lines[0]?.unitFen, listed.netFen], [379905, 379905]);
  const own = assembleQuote(input({}, { book, overrides: [{ skuId: 'bed', unitFen: 388800, version: 1 }] }));
  assert.equal(own.netFen, 388800);
  assert.deepEqual(own.versions, { book: 3, group: 7, dealer: 2, bed: 4 });
});

test('a member pays the member price, others do not', () => {
  assert.equal(assembleQuote(input({})).netFen, 399900);
  const quote = assembleQuote(input({ memberId: 'mb_1' }, { member }));
  assert.equal(quote.netFen, 379900);
  assert.deepEqual(quote.why, [
    { promotionId: 'member~bed', name: '会员价', lane: 'ITEM', outcome: 'applied', fen: 20000, text: '已减 ¥200.00' },
  ]);
});

test('the answer says which promotion applied, what is missing for one, and leaves out those of other goods', () => {
  const others: PublishedPromotion = {
    promotion: { id: 'pm_2', lane: 'ITEM', kind: 'RATE', rateBp: 9000, scope: { cats: ['沙发'] } },
    name: '沙发九折',
    fundedBy: 'hq',
  };
  const short = assembleQuote(input({}, { group: live(fullReduction, others) }));
  assert.deepEqual(
    short.why.map(({ promotionId, outcome, text }) => [promotionId, outcome, text]),
    [['pm_1', 'refused', '未满 ¥4000.00，再加 ¥1.00 可减 ¥300.00']],
  );
  const lines = [
    { lineKey: 'a', skuId: 'bed', qty: 1 },
    { lineKey: 'b', skuId: 'pillow', qty: 1 },
  ];
  const full = assembleQuote(input({ lines }, { group: live(fullReduction, others) }));
  assert.deepEqual([full.netFen, full.why[0]?.outcome, full.why[0]?.fen], [389800, 'applied', 30000]);
});

test('a coupon that gives nothing stays free and says why', () => {
  const coupon = (id: string, min: number) => ({
    couponId: id,
    name: `满${min / 100}减`,
    promotion: { id, lane: 'COUPON' as const, kind: 'TIERS' as const, tiers: [{ min, off: 10000 }] },
  });
  const quote = assembleQuote(
    input({ memberId: 'mb_1', couponIds: ['cp_1', 'cp_2'] }, { member, coupons: [coupon('cp_1', 100000), coupon('cp_2', 900000)] }),
  );
  assert.deepEqual(quote.couponIdsUsed, ['cp_1']);
  const [, refused] = quote.why.filter(({ lane }) => lane === 'COUPON');
  assert.deepEqual([refused?.outcome, refused?.text], ['refused', '未满 ¥9000.00，再加 ¥5301.00 可减 ¥100.00']);
});

test('points pay up to their cap, cost only what they gave, and cannot be more than the member has', () => {
  const asking = (points: number) =>
    assembleQuote(input({ memberId: 'mb_1', points }, { member: { ...member, pointsAvailable: 600_000 } }));
  const some = asking(1000);
  assert.deepEqual([some.netFen, some.pointsUsed, some.pointsUsableMax], [378900, 1000, 189950]);
  const most = asking(500_000);
  assert.deepEqual([most.netFen, most.pointsUsed, most.pointsUsableMax], [300000, 79900, 189950]);
  assert.deepEqual(
    refusal(() => assembleQuote(input({ memberId: 'mb_1', points: 5001 }, { member }))),
    ['POINTS_SHORT', { available: 5000 }],
  );
  assert.deepEqual(refusal(() => assembleQuote(input({ points: 1 })))?.[0], 'MEMBER_NEEDED');
});

test('a guide takes off 5 % by hand, a store manager 15 %, and nobody goes below the floor', () => {
  const off = (manualOffFen: number, role: string) => assembleQuote(input({ manualOffFen }, { role }));
  assert.deepEqual([off(19995, 'guide').netFen, off(19995, 'guide').manualMaxFen], [379905, 19995]);
  assert.deepEqual(
    refusal(() => off(19996, 'guide')),
    ['MANUAL_OVER_LIMIT', { most: '¥199.95' }],
  );
  assert.equal(off(59985, 'manager').netFen, 339915);
  assert.equal(refusal(() => off(1, 'technician'))?.[0], 'MANUAL_OVER_LIMIT');
  const floored = assembleQuote(input({ manualOffFen: 59985 }, { role: 'manager', goods: [{ ...bed, floorFen: 360000 }] }));
  assert.equal(floored.netFen, 360000);
  assert.match(floored.why[0]?.text ?? '', /另有 ¥200\.85 因最低限价未减/);
});

test('gifts are lines of their own that cost nothing', () => {
  const { listFen: _, memberFen: __, rev: ___, ...gift } = pillow;
  const promotion: PublishedPromotion = {
    promotion: { id: 'pm_3', lane: 'BUNDLE', kind: 'GIFT', minFen: 300000, sku: 'pillow', qty: 2, scope: { skus: ['bed'] } },
    name: '买床垫送枕头',
    fundedBy: 'hq',
    gift,
  };
  const quote = assembleQuote(input({}, { group: live(promotion) }));
  const line = quote.lines[1];
  assert.deepEqual(
    [line?.lineKey, line?.skuId, line?.qty, line?.netFen, line?.gift, line?.units],
    ['gift~pm_3', 'pillow', 2, 0, true, [0, 0]],
  );
  assert.deepEqual([quote.listFen, quote.netFen], [399900, 399900]);
  assert.equal(quote.why[0]?.text, '已送pillow ×2');
});

test('the units that a kit takes are a line of their own and keep their serial numbers', () => {
  const kit: PublishedPromotion = {
    promotion: {
      id: 'pm_4',
      lane: 'BUNDLE',
      kind: 'KIT',
      components: [
        { sku: 'phone', qty: 1 },
        { sku: 'pillow', qty: 1 },
      ],
      price: 599900,
    },
    name: '套装',
    fundedBy: 'hq',
  };
  const lines = [
    { lineKey: 'a', skuId: 'phone', qty: 2, serials: ['S1', 'S2'] },
    { lineKey: 'b', skuId: 'pillow', qty: 1 },
  ];
  const quote = assembleQuote(input({ lines }, { group: live(kit) }));
  assert.deepEqual(
    quote.lines.map(({ lineKey, qty, serials }) => [lineKey, qty, serials]),
    [
      ['a~pm_4', 1, ['S1']],
      ['a', 1, ['S2']],
      ['b', 1, []],
    ],
  );
  assert.equal(quote.netFen, 599900 * 2);
});

test('a configured product has its own price, which fixed prices of the plain goods do not touch but its promotions do', () => {
  const configurations = [
    { configurationId: 'cf_1', modelId: 'md_1', modelVersion: 2, skuId: 'bed', text: '1.8×2.0 偏硬', priceFen: 799800 },
  ];
  const fixed: PublishedPromotion = {
    promotion: { id: 'pm_5', lane: 'ITEM', kind: 'UNIT_PRICE', unitPrice: 349900, scope: { skus: ['bed'] } },
    name: '特价',
    fundedBy: 'hq',
  };
  const rate: PublishedPromotion = {
    promotion: { id: 'pm_6', lane: 'ORDER', kind: 'RATE', rateBp: 9000, scope: { skus: ['bed'] } },
    name: '九折',
    fundedBy: 'hq',
  };
  const lines = [
    { lineKey: 'a', skuId: 'bed', qty: 1, configurationId: 'cf_1' },
    { lineKey: 'b', skuId: 'bed', qty: 1 },
  ];
  const quote = assembleQuote(input({ lines, memberId: 'mb_1' }, { member, configurations, group: live(fixed, rate) }));
  const [configured, plain] = quote.lines;
  assert.deepEqual(
    [configured?.unitFen, configured?.spec, configured?.floorFen, configured?.costFen],
    [799800, '1.8×2.0 偏硬', 600000, 399900],
  );
  assert.deepEqual([configured?.alloc, plain?.alloc.pm_5], [{ pm_6: 79980 + 34990 - (plain?.alloc.pm_6 ?? 0) }, 50000]);
  const foreign = input({ lines: [{ lineKey: 'a', skuId: 'pillow', qty: 1, configurationId: 'cf_1' }] }, { configurations });
  assert.equal(refusal(() => assembleQuote(foreign))?.[0], 'LINE_CONFIGURATION');
});

test('lines that cannot be priced are refused by their number or name', () => {
  const asked = (...lines: Ask['lines']) => refusal(() => assembleQuote(input({ lines })));
  assert.deepEqual(asked({ lineKey: 'a', skuId: 'bed', qty: 1 }, { lineKey: 'b', skuId: 'nothing', qty: 1 }), [
    'LINE_SKU_GONE',
    { line: 2 },
  ]);
  assert.equal(asked({ lineKey: 'a', skuId: 'bed', qty: 1 }, { lineKey: 'a', skuId: 'bed', qty: 1 })?.[0], 'LINE_TWICE');
  assert.equal(asked({ lineKey: 'a', skuId: 'phone', qty: 1, serials: ['S1', 'S2'] })?.[0], 'LINE_SERIALS');
  assert.equal(
    asked({ lineKey: 'a', skuId: 'phone', qty: 1, serials: ['S1'] }, { lineKey: 'b', skuId: 'phone', qty: 1, serials: ['S1'] })?.[0],
    'LINE_SERIALS',
  );
});

test('whatever is asked, list − net is the sum of all shares, units sum to nets, and no line goes below its floor', () => {
  const asks = fc.record({
    qtys: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
    coefficientBps: fc.integer({ min: 7000, max: 12000 }),
    points: fc.nat(5000),
    manual: fc.nat(500),
    off: fc.integer({ min: 1, max: 900_000 }),
    best: fc.boolean(),
  });
  fc.assert(
    fc.property(asks, ({ qtys, coefficientBps, points, manual, off, best }) => {
      const lines = qtys.map((qty, i) => ({ lineKey: `l${i}`, skuId: ['bed', 'pillow', 'phone'][i % 3] ?? '', qty }));
      const list = lines.reduce((sum, { qty }) => sum + qty * 10000, 0);
      const tiers: PublishedPromotion = {
        promotion: { id: 'pm_t', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 1, off }] },
        name: '满减',
        fundedBy: 'hq',
      };
      const book = { ...DEFAULT_BOOK, coefficientBps, select: best ? ('BEST' as const) : ('PRIORITY' as const) };
      const ask = { lines, memberId: 'mb_1', points, manualOffFen: Math.floor((list * manual) / 10000) };
      const quote = assembleQuote(input(ask, { member, book, group: live(tiers) }));
      const shares = quote.lines.flatMap(({ alloc }) => Object.values(alloc)).reduce((sum, fen) => sum + fen, 0);
      assert.equal(quote.listFen - quote.netFen, shares);
      assert.equal(quote.discountFen, shares);
      assert.equal(
        quote.why.reduce((sum, { fen }) => sum + fen, 0),
        shares,
      );
      for (const line of quote.lines) {
        assert.equal(
          line.units.reduce((sum, fen) => sum + fen, 0),
          line.netFen,
        );
        assert.ok(line.netFen >= Math.min(line.floorFen * line.qty, line.listFen));
      }
      assert.deepEqual(assembleQuote(input(ask, { member, book, group: live(tiers) })), quote);
    }),
    { numRuns: 300 },
  );
});
