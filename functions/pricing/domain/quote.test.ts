import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullReduction, input, live, member, pillow, refusal } from './quote.fixture.ts';
import { DEFAULT_BOOK, type PublishedPromotion } from './quote.ts';
import { assembleQuote } from './quote-assembled.ts';

test('a base price is list × coefficient, unless the dealer has a price of its own', () => {
  const book = { ...DEFAULT_BOOK, version: 3, coefficientBps: 9500 };
  const listed = assembleQuote(input({}, { book }));
  assert.deepEqual([listed.lines[0]?.unitFen, listed.netFen], [379905, 379905]);
  const own = assembleQuote(input({}, { book, overrides: [{ skuId: 'bed', unitFen: 388800, version: 1 }] }));
  assert.equal(own.netFen, 388800);
  assert.deepEqual(own.versions, { book: 3, group: 7, dealer: 2, bed: 4, 'own~bed': 1 });
  assert.deepEqual(listed.versions, { book: 3, group: 7, dealer: 2, bed: 4 });
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

test('the versions of promotions that took something off, and of formulas, are kept with the quote; of others they are not', () => {
  const at = (id: string, version: number, min: number): PublishedPromotion => ({
    promotion: { id, version, lane: 'ORDER', kind: 'TIERS', tiers: [{ min, off: 100 }] },
    name: id,
    fundedBy: 'hq',
  });
  const configurations = [{ configurationId: 'cf_1', modelId: 'md_1', modelVersion: 12, skuId: 'bed', text: '偏硬', priceFen: 500_000 }];
  const lines = [{ lineKey: 'a', skuId: 'bed', qty: 1, configurationId: 'cf_1' }];
  const overrides = [{ skuId: 'bed', unitFen: 388800, version: 1 }];
  const group = live(at('pm_1', 5, 1), at('pm_2', 6, 900_000));
  const { versions } = assembleQuote(input({ lines }, { configurations, overrides, group }));
  assert.deepEqual(versions, { book: 0, group: 7, dealer: 2, bed: 4, 'model~md_1': 12, pm_1: 5 });
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
