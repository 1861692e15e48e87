import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, meetingsOf } from './draft-conflicts.ts';
import { type CheckedGoods, lossesOf } from './loss-check.ts';
import type { Promotion } from './promotion.ts';
import { goods } from './quote.fixture.ts';
import type { PublishedPromotion } from './quote.ts';
import { giftGoods } from './quote-gift.ts';
import { simulate } from './simulate.ts';
import type { PastCart, PastLine } from './trial.ts';

const published = (promotion: Promotion, name = promotion.id): PublishedPromotion => ({ promotion, name, fundedBy: 'hq' });
const tiers = (id: string, min: number, off: number, more: object = {}): Promotion => ({
  id,
  lane: 'ORDER',
  kind: 'TIERS',
  tiers: [{ min, off }],
  ...more,
});
const rate = (id: string, rateBp: number, more: object = {}): Promotion => ({ id, lane: 'ITEM', kind: 'RATE', rateBp, ...more });

const line = (skuId: string, unitFen: number, more: Partial<PastLine> = {}): PastLine => ({
  key: skuId,
  ...{ skuId, name: skuId, cat: 'sofa', qty: 1, unitFen, floorFen: 0, costFen: Math.floor(unitFen / 2), ...more },
});
const slip = (number: string, ...lines: PastLine[]): PastCart => ({ number, at: '2026-03-02T02:00:00.000Z', storeId: 'og_S', lines });

test('recent slips priced again say how many change, what it costs and what is left, with examples', () => {
  const carts = [slip('A', line('bed', 100000)), slip('B', line('bed', 60000), line('lamp', 50000)), slip('C', line('lamp', 20000))];
  const result = simulate(published(tiers('d', 100000, 20000)), [], carts);
  assert.deepEqual(
    { ...result, examples: result.examples.map(({ number, goods: sold, beforeFen, afterFen }) => [number, sold, beforeFen, afterFen]) },
    {
      ...{ slips: 3, changed: 2, netBeforeFen: 230000, netAfterFen: 190000, discountFen: 40000, giftFen: 0 },
      ...{ marginBeforeFen: 115000, marginAfterFen: 75000, lossSlips: 0 },
      examples: [
        ['A', 'bed', 100000, 80000],
        ['B', 'bed、lamp', 110000, 90000],
      ],
    },
  );
});

test('a draft that pushes out a stronger promotion shows what that costs, and a period in the future does not hide it', () => {
  const live = published(tiers('live', 0, 10000, { group: 'spring' }));
  const draft = published(tiers('d', 0, 5000, { group: 'spring', priority: 1, from: '2027-01-01T00:00:00Z' }));
  const result = simulate(draft, [live], [slip('A', line('bed', 100000))]);
  assert.deepEqual([result.changed, result.netBeforeFen, result.netAfterFen], [1, 90000, 95000]);
});

test('gifts cost what they cost, and a slip below cost is counted', () => {
  const gift = giftGoods(goods('pillow', 19900, { costFen: 70000 }));
  const draft: PublishedPromotion = { ...published({ id: 'd', lane: 'BUNDLE', kind: 'GIFT', minQty: 1, sku: 'pillow', qty: 1 }), gift };
  const result = simulate(draft, [], [slip('A', line('bed', 100000))]);
  assert.deepEqual([result.changed, result.giftFen, result.marginAfterFen, result.lossSlips], [1, 70000, -20000, 1]);
});

test('what members paid as members still counts, and a better member price beats the draft', () => {
  const carts = [slip('A', line('bed', 100000, { memberFen: 80000 })), slip('B', line('bed', 100000))];
  const result = simulate(published(rate('d', 9000)), [], carts);
  assert.deepEqual([result.changed, result.netBeforeFen, result.netAfterFen], [1, 180000, 170000]);
});

test('a draft meets what runs at the same time on the same goods: excluded, competing or stacked', () => {
  const known = [{ skuId: 'bed', cat: 'sofa' }];
  const others = [
    published(tiers('group', 0, 1, { group: 'g', priority: 200 })),
    published(rate('item', 9000, { scope: { skus: ['bed'] } })),
    published(tiers('order', 0, 1, { scope: { cats: ['lamp'] } })),
    published(tiers('lonely', 0, 1, { exclusive: 'ORDER', priority: 1 })),
    published(rate('later', 9000, { from: '2026-07-01T00:00:00Z' })),
    published(rate('elsewhere', 9000, { stores: ['og_X'] })),
  ];
  const draft = rate('d', 8000, { scope: { cats: ['sofa'] }, group: 'g', to: '2026-07-01T00:00:00Z', stores: ['og_S'] });
  assert.deepEqual(
    meetingsOf(draft, beside(draft, others), known).map(({ name, how, wins }) => [name, how, wins]),
    [
      ['group', 'EXCLUDES', true],
      ['item', 'COMPETES', true],
      ['lonely', 'EXCLUDES', false],
    ],
  );
});

const bed: CheckedGoods = { skuId: 'bed', name: '床', cat: 'sofa', unitFen: 100000, floorFen: 0, costFen: 60000 };

test('what a draft sells below cost together with what runs beside it is named, worst first', () => {
  const live = published(tiers('live', 0, 15000), '满减');
  const draft = published(rate('d', 7000, { memberLevels: ['gold'] }), '七折');
  const cheap = { ...bed, skuId: 'lamp', name: '灯', unitFen: 50000, costFen: 30000 };
  const { losses } = lossesOf(draft, [live], [bed, cheap], '2026-03-02T02:00:00.000Z');
  assert.deepEqual(
    losses.map(({ skuId, netFen, costFen, withPromotions }) => [skuId, netFen, costFen, withPromotions]),
    [
      ['lamp', 20000, 30000, ['满减', '七折']],
      ['bed', 55000, 60000, ['满减', '七折']],
    ],
  );
  assert.deepEqual(lossesOf(draft, [], [bed], '2026-03-02T02:00:00.000Z').losses, []);
});

test('a floor keeps discount back, which is said too; a threshold is reached with as many pieces as it takes', () => {
  const draft = published(tiers('d', 150000, 100000));
  const { losses, heldBack } = lossesOf(draft, [], [{ ...bed, floorFen: 80000 }], '2026-03-02T02:00:00.000Z');
  assert.deepEqual([losses, heldBack], [[], [{ skuId: 'bed', goods: '床', qty: 2, fen: 60000 }]]);
});

test('a kit is checked as a whole', () => {
  const lamp = { ...bed, skuId: 'lamp', name: '灯', unitFen: 50000, costFen: 30000 };
  const components = [
    { sku: 'bed', qty: 1 },
    { sku: 'lamp', qty: 2 },
  ];
  const draft = published({ id: 'd', lane: 'BUNDLE', kind: 'KIT', components, price: 110000 });
  const { losses } = lossesOf(draft, [], [bed, lamp], '2026-03-02T02:00:00.000Z');
  assert.deepEqual(
    losses.map(({ goods: sold, netFen, costFen }) => [sold, netFen, costFen]),
    [['床、灯', 110000, 120000]],
  );
  assert.deepEqual(lossesOf(draft, [], [bed], '2026-03-02T02:00:00.000Z').losses, []);
});
