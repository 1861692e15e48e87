import { type Random, randomOf } from '#configurator/domain/brute-force.fixture';
import type { Cart, CartLine } from '#pricing/domain/cart';
import type { Promotion, Scope } from '#pricing/domain/promotion';

export type Till = { cart: Cart; promotions: Promotion[] };

const CATS = ['手机', '电脑', '耳机', '帐篷', '徒步鞋', '背包', '床垫', '枕头', '灯具', '家具'];
const SKUS = Array.from({ length: 120 }, (_, i) => ({
  sku: `s${i}`,
  cat: CATS[i % CATS.length] ?? '',
  unit: 1900 + ((i * 7919) % 300_000),
}));

/**
 * A full cart of a chain store on the day of a large campaign: 20 lines of ten categories, 50 live promotions of every kind. Item
 * prices and bundles are for some goods, thresholds for a category or the whole order; thresholds exclude each other by group, and so
 * do coupons. The same for the same seed.
 */
export function campaignTill(seed: number): Till {
  const random = randomOf(seed);
  const lines = Array.from({ length: 20 }, (_, i) => lineOf(random, i));
  const promotions = [
    ...Array.from({ length: 18 }, (_, i) => itemPrice(random, `i${i}`)),
    ...Array.from({ length: 12 }, (_, i) => bundle(random, `b${i}`)),
    ...Array.from({ length: 12 }, (_, i) => threshold(random, `o${i}`)),
    ...Array.from({ length: 6 }, (_, i) => coupon(random, `c${i}`)),
    { id: 'trim', lane: 'MANUAL', kind: 'TRIM', unit: 100 } as const,
    { id: 'points', lane: 'POINTS', kind: 'POINTS', points: 20_000, pointsPerYuan: 100, capBp: 2000 } as const,
  ];
  return { cart: { pricedAt: '2026-06-18T10:00:00+08:00', lines }, promotions };
}

function lineOf(random: Random, i: number): CartLine {
  const { sku, cat, unit } = random.pick(SKUS);
  const floor = random.chance(0.5) ? { floor: Math.floor(unit * 0.7) } : {};
  return { key: `L${String(i).padStart(2, '0')}`, sku, cat, qty: 1 + random.below(3), unit, ...floor };
}

const someSkus = (random: Random, count: number): string[] => Array.from({ length: count }, () => random.pick(SKUS).sku);
const someGoods = (random: Random): Scope =>
  random.chance(0.5) ? { cats: [random.pick(CATS)] } : { skus: someSkus(random, 12), notSkus: someSkus(random, 2) };

/** Half of all run between two instants. */
function standing(random: Random, id: string) {
  const window = random.chance(0.5) ? { from: '2026-06-01T00:00:00+08:00', to: '2026-06-21T00:00:00+08:00' } : {};
  return { id, priority: 10 * (1 + random.below(20)), ...window };
}

function itemPrice(random: Random, id: string): Promotion {
  const common = { ...standing(random, id), lane: 'ITEM', scope: someGoods(random) } as const;
  if (random.chance(0.5)) return { ...common, kind: 'RATE', rateBp: 8000 + 100 * random.below(19) };
  return { ...common, kind: 'UNIT_PRICE', unitPrice: 1500 + random.below(200_000) };
}

function bundle(random: Random, id: string): Promotion {
  const common = { ...standing(random, id), lane: 'BUNDLE' } as const;
  if (random.chance(0.4)) return { ...common, kind: 'NTH', n: 2 + random.below(2), rateBp: 5000, scope: someGoods(random) };
  if (random.chance(0.5)) return { ...common, kind: 'GIFT', minFen: 100_000, sku: 's0', qty: 1, scope: someGoods(random) };
  return { ...common, kind: 'KIT', components: someSkus(random, 2).map((sku) => ({ sku, qty: 1 })), price: 50_000 };
}

function threshold(random: Random, id: string): Promotion {
  const scope = random.chance(0.6) ? { scope: { cats: [random.pick(CATS), random.pick(CATS)] } } : {};
  const common = { ...standing(random, id), lane: 'ORDER', group: random.pick(['满减', '满折', '品类日']), ...scope } as const;
  const min = 50_000 * (1 + random.below(10));
  if (random.chance(0.4)) return { ...common, kind: 'TIERS', tiers: [1, 2, 3].map((n) => ({ min: n * min, off: (n * min) / 10 })) };
  if (random.chance(0.5)) return { ...common, kind: 'EACH', per: min, off: Math.floor(min / 12), maxTimes: 5 };
  return { ...common, kind: 'RATE', rateBp: 9000 + 100 * random.below(9), min, cap: 50_000 };
}

function coupon(random: Random, id: string): Promotion {
  const common = { ...standing(random, id), lane: 'COUPON', group: 'coupon' } as const;
  const min = 100_000 * (1 + random.below(8));
  return { ...common, kind: 'TIERS', tiers: [{ min, off: min / 20 }] };
}
