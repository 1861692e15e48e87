import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceCart } from './price-cart.ts';
import type { Priced } from './priced.ts';
import type { Promotion } from './promotion.ts';
import { cartOf, line } from './testing/carts.ts';

const nets = (priced: Priced): Record<string, number> => Object.fromEntries(priced.lines.map(({ key, net }) => [key, net]));
const off100: Promotion = { id: 'MJ', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 30000, off: 10000 }] };

test('满300减100 over three equal lines: the odd fen go to the smaller keys', () => {
  const priced = priceCart(cartOf([line('C', 10000), line('A', 10000), line('B', 10000)]), [off100]);
  assert.deepEqual(nets(priced), { A: 6666, B: 6667, C: 6667 });
  assert.deepEqual(priced.lines[0]?.alloc, { MJ: 3334 });
});

test('第二件半价 takes the units dearest first and leaves each discount on its own line', () => {
  const lines = [line('A', 59900), line('B', 49901, { qty: 2 }), line('C', 29999, { qty: 2 })];
  const priced = priceCart(cartOf(lines), [{ id: 'N2', lane: 'BUNDLE', kind: 'NTH', n: 2, rateBp: 5000 }]);
  assert.deepEqual(nets(priced), { A: 59900, B: 74852, C: 44999 });
});

test('a kit of which one chair is left over splits that line, and the third chair keeps its price', () => {
  const lines = [line('S', 699900), line('T', 199900), line('U', 59900, { qty: 3 })];
  const components = [
    { sku: 's', qty: 1 },
    { sku: 't', qty: 1 },
    { sku: 'u', qty: 2 },
  ];
  const priced = priceCart(cartOf(lines), [{ id: 'KIT', lane: 'BUNDLE', kind: 'KIT', components, price: 888800 }]);
  assert.deepEqual(nets(priced), { S: 610113, T: 174256, U: 59900, 'U~KIT': 104431 });
  assert.deepEqual(priced.lines[3]?.units, [52215, 52216]);
});

test('a coupon in the bundle form is an exchange coupon: one piece at its price, the others untouched', () => {
  const exchange: Promotion = { id: 'DH', lane: 'COUPON', kind: 'KIT', components: [{ sku: 'a', qty: 1 }], price: 0, maxSets: 1 };
  assert.deepEqual(nets(priceCart(cartOf([line('A', 500, { qty: 3 })]), [exchange])), { A: 1000, 'A~DH': 0 });
});

test('what a floor does not let through is apportioned anew over the others and the rest is reported', () => {
  const lines = [line('A', 100000, { floor: 95000 }), line('B', 100000, { floor: 80000 }), line('C', 50000, { floor: 50000 })];
  const priced = priceCart(cartOf(lines), [{ id: 'MJ', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 200000, off: 30000 }] }]);
  assert.deepEqual(nets(priced), { A: 95000, B: 80000, C: 50000 });
  assert.deepEqual(priced.unabsorbed, { MJ: 5000 });
});

test('a threshold looks at what is left after item prices unless it asks for list prices', () => {
  const cart = cartOf([line('A', 105000)]);
  const rate: Promotion = { id: 'I90', lane: 'ITEM', kind: 'RATE', rateBp: 9000 };
  const tiers: Promotion = { id: 'MJ', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 100000, off: 10000 }] };
  assert.equal(priceCart(cart, [rate, tiers]).net, 94500);
  assert.deepEqual(priceCart(cart, [rate, tiers]).rejected, { MJ: { code: 'IDLE' } });
  assert.equal(priceCart(cart, [rate, { ...tiers, basis: 'LIST' }]).net, 84500);
});

test('BEST weighs an exclusive coupon against a coupon and a reduction together', () => {
  const promotions: Promotion[] = [
    { id: 'EX90', lane: 'COUPON', kind: 'RATE', rateBp: 9000, exclusive: 'ORDER' },
    { id: 'MJ120', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 100000, off: 12000 }] },
    { id: 'CP50', lane: 'COUPON', kind: 'TIERS', tiers: [{ min: 0, off: 5000 }] },
  ];
  const priced = priceCart(cartOf([line('A', 150000)], { select: 'BEST' }), promotions);
  assert.deepEqual([priced.net, priced.applied, priced.optimal], [133000, ['MJ120', 'CP50'], true]);
  assert.deepEqual(priced.rejected, { EX90: { code: 'CONFLICT', by: ['MJ120', 'CP50'] } });
});

test('a search that meets its limit still answers with a set that stands together, and says that it may not be the best', () => {
  const promotions = Array.from({ length: 12 }, (_, i): Promotion => {
    return { id: `P${i}`, lane: 'ORDER', kind: 'TIERS', tiers: [{ min: i % 3, off: 100 + i }], group: `g${i % 4}` };
  });
  const cart = cartOf([line('A', 100000)], { select: 'BEST' });
  const cut = priceCart(cart, promotions, 1);
  assert.equal(cut.optimal, false);
  assert.equal(cut.applied.length, 4);
  assert.equal(priceCart(cart, promotions).optimal, true);
});

test('买赠 gives goods and no fen, and counts as applied', () => {
  const gift: Promotion = {
    id: 'MZ',
    lane: 'BUNDLE',
    kind: 'GIFT',
    minQty: 2,
    sku: 'pillow',
    qty: 1,
    maxTimes: 2,
    scope: { cats: ['chair'] },
  };
  const priced = priceCart(cartOf([line('A', 100, { qty: 5 })]), [gift]);
  assert.deepEqual([priced.net, priced.applied, priced.gifts], [500, ['MZ'], [{ promo: 'MZ', sku: 'pillow', qty: 2 }]]);
  assert.deepEqual(priceCart(cartOf([line('A', 100)]), [gift]).rejected, { MZ: { code: 'NOTHING' } });
  const byFen: Promotion = { id: 'MZ', lane: 'BUNDLE', kind: 'GIFT', minFen: 500, sku: 'pillow', qty: 3 };
  assert.deepEqual(priceCart(cartOf([line('A', 100, { qty: 5 })]), [byFen]).gifts, [{ promo: 'MZ', sku: 'pillow', qty: 3 }]);
});

test('抹零 trims what the discounts before it left, though the list price is round', () => {
  const trim: Promotion = { id: 'ML', lane: 'MANUAL', kind: 'TRIM', unit: 100 };
  const rate: Promotion = { id: 'I', lane: 'ITEM', kind: 'RATE', rateBp: 8765 };
  const priced = priceCart(cartOf([line('A', 10000)]), [trim, rate]);
  assert.deepEqual(priced.lines[0]?.alloc, { I: 1235, ML: 65 });
});

test('a member price is for members of its levels, a store promotion for its stores', () => {
  const member: Promotion = { id: 'VIP', lane: 'ITEM', kind: 'UNIT_PRICE', unitPrice: 900, memberLevels: ['gold'], stores: ['s1'] };
  const lines = [line('A', 1000)];
  const at = (store: string, level?: string) =>
    priceCart(cartOf(lines, { store: { id: store }, ...(level ? { member: { level } } : {}) }), [member]);
  assert.equal(at('s1', 'gold').net, 900);
  assert.deepEqual(at('s1').rejected, { VIP: { code: 'MEMBER_LEVEL' } });
  assert.deepEqual(at('s1', 'silver').rejected, { VIP: { code: 'MEMBER_LEVEL' } });
  assert.deepEqual(at('s2', 'gold').rejected, { VIP: { code: 'OTHER_STORE' } });
});

test('amounts beyond 2^53 when multiplied keep every fen', () => {
  const lines = [line('A', 600_000_000_00), line('B', 300_000_000_01), line('C', 7)];
  const priced = priceCart(cartOf(lines), [{ id: 'R', lane: 'ORDER', kind: 'RATE', rateBp: 3333 }]);
  assert.equal(priced.net, 29_997_000_003);
  assert.deepEqual(nets(priced), { A: 19_998_000_000, B: 9_999_000_001, C: 2 });
});

test('two lines of one key and two promotions of one id are refused', () => {
  assert.throws(() => priceCart(cartOf([line('A', 1), line('A', 2)]), []), { code: 'LINE_TWICE' });
  assert.throws(() => priceCart(cartOf([]), [off100, off100]), { code: 'PROMOTION_TWICE' });
});
