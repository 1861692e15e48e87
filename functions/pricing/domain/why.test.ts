import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Cart } from './cart.ts';
import { priceCart } from './price-cart.ts';
import type { Promotion } from './promotion.ts';
import { RUNS, someCase } from './testing/arbitrary.ts';
import { cartOf, line } from './testing/carts.ts';
import { explain, type Why } from './why.ts';
import { type Names, whyText } from './why-text.ts';

const names: Names = { promotion: (id) => id, goods: (sku) => sku, level: (level) => ({ gold: '金卡' })[level] ?? level };

const whys = (cart: Cart, promotions: readonly Promotion[]): Why[] => explain(cart, promotions, priceCart(cart, promotions));
const texts = (cart: Cart, promotions: readonly Promotion[]): string[] => whys(cart, promotions).map((why) => whyText(why, names));

const mj: Promotion = { id: '满减', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 100000, off: 10000 }] };

test('a threshold that is not reached says how much is missing and what it would bring', () => {
  const cart = cartOf([line('A', 96200)]);
  assert.deepEqual(whys(cart, [mj]), [
    {
      promo: '满减',
      outcome: 'REFUSED',
      reason: { code: 'BELOW_MIN', min: 100000, base: 96200 },
      step: { code: 'ADD_FEN', fen: 3800, gain: { code: 'OFF', fen: 10000 } },
    },
  ]);
  assert.deepEqual(texts(cart, [mj]), ['未满 ¥1000.00，再加 ¥38.00 可减 ¥100.00']);
});

test('what other discounts took counts: the amount missing is that of the running net', () => {
  const rate: Promotion = { id: '九折', lane: 'ITEM', kind: 'RATE', rateBp: 9000 };
  assert.deepEqual(texts(cartOf([line('A', 105000)]), [rate, mj]), ['已减 ¥105.00', '未满 ¥1000.00，再加 ¥55.00 可减 ¥100.00']);
});

test('one that gives already says what the next tier would bring', () => {
  const tiers: Promotion = { ...mj, tiers: [...mj.tiers, { min: 200000, off: 25000 }] };
  assert.deepEqual(texts(cartOf([line('A', 150000)]), [tiers]), ['已减 ¥100.00，再加 ¥500.00 可减 ¥250.00']);
});

test('of two in a group the one that stays behind names the other, and by what right it was chosen', () => {
  const small: Promotion = { ...mj, id: '小满减', group: 'g', tiers: [{ min: 100000, off: 5000 }] };
  const promotions = [{ ...mj, group: 'g', priority: 200 }, small];
  const lines = [line('A', 100000)];
  assert.deepEqual(texts(cartOf(lines), promotions), ['已减 ¥50.00', '与「小满减」不能同享，已先用「小满减」']);
  assert.deepEqual(texts(cartOf(lines, { select: 'BEST' }), promotions), ['与「满减」不能同享，「满减」更优惠', '已减 ¥100.00']);
});

test('a higher threshold of the same group is offered only if it would win', () => {
  const high: Promotion = { ...mj, id: '大满减', group: 'g', tiers: [{ min: 120000, off: 20000 }] };
  const low: Promotion = { ...mj, group: 'g' };
  const lines = [line('A', 100000)];
  const stepOf = (cart: Cart, promotions: Promotion[]) => whys(cart, promotions).find(({ promo }) => promo === '大满减')?.step.code;
  assert.equal(stepOf(cartOf(lines), [{ ...high, priority: 10 }, low]), 'ADD_FEN');
  assert.equal(stepOf(cartOf(lines), [{ ...high, priority: 200 }, low]), 'NONE');
  assert.equal(stepOf(cartOf(lines, { select: 'BEST' }), [high, low]), 'ADD_FEN');
  assert.equal(stepOf(cartOf(lines, { select: 'BEST' }), [{ ...high, tiers: [{ min: 120000, off: 9000 }] }, low]), 'NONE');
});

test('an item price is beaten by the larger one on its line', () => {
  const a: Promotion = { id: '秒杀', lane: 'ITEM', kind: 'UNIT_PRICE', unitPrice: 800 };
  const b: Promotion = { id: '会员价', lane: 'ITEM', kind: 'UNIT_PRICE', unitPrice: 900 };
  const c: Promotion = { id: '旧价', lane: 'ITEM', kind: 'UNIT_PRICE', unitPrice: 1000 };
  assert.deepEqual(texts(cartOf([line('A', 1000)]), [a, b, c]), ['与「秒杀」不能同享，「秒杀」更优惠', '现价不高于活动价', '已减 ¥2.00']);
});

test('units, kits and gifts say what to add', () => {
  const promotions: Promotion[] = [
    { id: 'N3', lane: 'BUNDLE', kind: 'NTH', n: 3, rateBp: 5000 },
    {
      id: 'K',
      lane: 'BUNDLE',
      kind: 'KIT',
      components: [
        { sku: 'a', qty: 1 },
        { sku: '茶几', qty: 2 },
      ],
      price: 5000,
    },
    { id: 'G', lane: 'BUNDLE', kind: 'GIFT', minFen: 3000, sku: '抱枕', qty: 1 },
  ];
  const said = ['未满 ¥30.00，再加 ¥10.00 可得抱枕 ×1', '套装未配齐，再加茶几 ×2可享套装价 ¥50.00', '未满 3 件，再加 1 件可享第 3 件半价'];
  assert.deepEqual(texts(cartOf([line('A', 1000, { qty: 2 })]), promotions), said);
});

test('a kit whose goods another kit took is beaten by that kit', () => {
  const kit = (id: string, price: number): Promotion => ({ id, lane: 'BUNDLE', kind: 'KIT', components: [{ sku: 'a', qty: 2 }], price });
  const [first, second] = whys(cartOf([line('A', 1000, { qty: 3 })]), [kit('K1', 1500), kit('K2', 1200)]);
  assert.equal(first?.outcome, 'APPLIED');
  assert.deepEqual(second, { promo: 'K2', outcome: 'BEATEN', by: ['K1'], because: 'FIRST', step: { code: 'NONE' } });
});

test('floors, scope, time, store and level each have their sentence', () => {
  const any = { lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 0, off: 100 }] } as const;
  const promotions: Promotion[] = [
    { id: 'a', ...any, from: '2026-06-19T00:00:00+08:00' },
    { id: 'b', ...any, to: '2026-06-18T00:00:00+08:00' },
    { id: 'c', ...any, weekly: [{ days: [5], from: '22:00', to: '02:00' }] },
    { id: 'd', ...any, stores: ['s9'] },
    { id: 'e', ...any, memberLevels: ['gold'] },
    { id: 'f', ...any, scope: { cats: ['bed'] } },
    { id: 'g', ...any },
  ];
  assert.deepEqual(texts(cartOf([line('A', 1000, { floor: 1000 })]), promotions), [
    '活动 6月19日 00:00 开始',
    '活动已于 6月18日 00:00 结束',
    '现在不在活动时段，6月19日 22:00 起可享',
    '本店不参加此活动',
    '仅限金卡会员，成为金卡会员可享',
    '没有参加活动的商品',
    '已到最低限价，不能再减',
  ]);
});

test('every promotion is explained once, and the fen of the applied ones add up to the discount', () => {
  const property = fc.property(someCase, ({ cart, promotions }) => {
    const priced = priceCart(cart, promotions);
    const all = explain(cart, promotions, priced);
    assert.deepEqual(all.map(({ promo }) => promo).sort(), promotions.map(({ id }) => id).sort());
    assert.deepEqual(
      all.filter(({ outcome }) => outcome === 'APPLIED').map(({ promo }) => promo),
      priced.applied,
    );
    const fen = all.reduce((sum, why) => sum + (why.outcome === 'APPLIED' ? why.fen : 0), 0);
    assert.equal(fen, priced.discount);
    for (const why of all) {
      assert.ok(whyText(why, names).length > 0);
      if (why.outcome === 'BEATEN') assert.ok(why.by.length > 0);
    }
  });
  fc.assert(property, RUNS);
});

test('adding what a step asks for makes the promotion give what it says, and a fen less does not', () => {
  const property = fc.property(
    someCase,
    fc.integer({ min: 1, max: 90_000 }),
    fc.integer({ min: 1, max: 5000 }),
    ({ cart, promotions }, min, off) => {
      const skus = ['s1', 's2', 'b1', 'b2', 'l1', 'l2'];
      // Nothing conflicts, and what is added counts for the one promotion only: then the step must be exact.
      const others = promotions.map(({ group: _, exclusive: __, combinesWith: ___, ...promo }) => ({
        ...promo,
        scope: promo.scope ?? { skus },
      }));
      const asked: Promotion = { id: 'ASKED', lane: 'ORDER', kind: 'TIERS', tiers: [{ min, off }], scope: { skus: [...skus, 'new'] } };
      const priority: Cart = { ...cart, select: 'PRIORITY' };
      const why = whys(priority, [...others, asked]).find(({ promo }) => promo === 'ASKED');
      fc.pre(why?.outcome === 'REFUSED' && why.step.code === 'ADD_FEN');
      const fen = why?.step.code === 'ADD_FEN' ? why.step.fen : 0;
      const priced = (more: number) =>
        priceCart({ ...cart, select: 'PRIORITY', lines: [...cart.lines, line('NEW', more)] }, [...others, asked]);
      assert.ok(priced(fen).applied.includes('ASKED'));
      assert.ok(!priced(fen - 1).applied.includes('ASKED'));
    },
  );
  fc.assert(property, { numRuns: 3000 });
});
