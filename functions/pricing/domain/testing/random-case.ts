import type { Cart, CartLine } from '../cart.ts';
import { LANES, type Promotion, type Scope } from '../promotion.ts';

/** A made-up cart with promotions; the same for the same seed on every machine, so that phone and server can be compared. */
export type RandomCase = { cart: Cart; promotions: Promotion[] };
export type Size = { lines: number; promotions: number };

const CATS = ['sofa', 'bed', 'lamp'];
const SKUS = ['s1', 's2', 'b1', 'b2', 'l1', 'l2'];
const catOf = (sku: string): string => CATS['sbl'.indexOf(sku.charAt(0))] ?? 'lamp';

type Dice = { upTo(n: number): number; chance(percent: number): boolean; pick<T>(from: readonly T[]): T };

/** mulberry32 */
function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const upTo = (n: number): number => next() % (n + 1);
  return {
    upTo,
    chance: (percent) => next() % 100 < percent,
    pick(from) {
      const found = from[next() % from.length];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
  };
}

function lineOf(d: Dice, index: number): CartLine {
  const sku = d.pick(SKUS);
  const unit = d.chance(15) ? d.upTo(9) : d.chance(50) ? 100 * (1 + d.upTo(300)) : d.upTo(60_000);
  const floor = d.chance(30) ? { floor: Math.floor((unit * d.pick([50, 80, 90, 95, 100])) / 100) } : {};
  const gift = d.chance(8) ? { gift: true } : {};
  return {
    key: `L${String.fromCharCode(65 + ((index * 7) % 26))}`,
    sku,
    cat: catOf(sku),
    qty: d.chance(50) ? 1 : 1 + d.upTo(4),
    unit,
    ...floor,
    ...gift,
  };
}

function scopeOf(d: Dice): { scope?: Scope } {
  const roll = d.upTo(5);
  if (roll < 2) return {};
  if (roll === 2) return { scope: { cats: [d.pick(CATS)] } };
  if (roll === 3) return { scope: { skus: [d.pick(SKUS), d.pick(SKUS)] } };
  if (roll === 4) return { scope: { cats: [d.pick(CATS)], notSkus: [d.pick(SKUS)] } };
  return { scope: { cats: [d.pick(CATS)], skus: [d.pick(SKUS)] } };
}

function standing(d: Dice, id: string) {
  const combines = LANES.filter(() => d.chance(75));
  return {
    id,
    ...(d.chance(60) ? { priority: d.pick([10, 50, 100, 200]) } : {}),
    ...(d.chance(30) ? { group: d.pick(['g', 'h']) } : {}),
    ...(d.chance(7) ? { exclusive: 'ORDER' as const } : {}),
    ...(d.chance(15) ? { combinesWith: combines } : {}),
    ...(d.chance(5) ? { from: '2026-06-18T00:00:00+08:00' } : {}),
    ...(d.chance(5) ? { to: '2026-06-18T10:00:00+08:00' } : {}),
    ...scopeOf(d),
  };
}

function itemPromotion(d: Dice, id: string): Promotion {
  const common = { ...standing(d, id), lane: 'ITEM' as const };
  if (d.chance(40)) return { ...common, kind: 'UNIT_PRICE', unitPrice: d.upTo(20_000) };
  return { ...common, kind: 'RATE', rateBp: d.pick([5000, 8800, 9000, 9999]), roundAt: d.pick(['unit', 'line']) };
}

function bundlePromotion(d: Dice, id: string): Promotion {
  const common = { ...standing(d, id), lane: d.chance(90) ? ('BUNDLE' as const) : ('COUPON' as const) };
  if (d.chance(50)) return { ...common, kind: 'NTH', n: 1 + d.upTo(3), rateBp: d.pick([0, 5000, 6667, 9000]) };
  const components = [...new Set([d.pick(SKUS), d.pick(SKUS), d.pick(SKUS)])].slice(d.upTo(2)).map((sku) => ({ sku, qty: 1 + d.upTo(1) }));
  const maxSets = d.chance(40) ? { maxSets: 1 + d.upTo(1) } : {};
  const { scope: _, ...unscoped } = common;
  return { ...unscoped, kind: 'KIT', components, price: d.upTo(20_000), ...maxSets };
}

function orderPromotion(d: Dice, id: string): Promotion {
  const common = { ...standing(d, id), lane: d.pick(['ORDER', 'ORDER', 'COUPON', 'MANUAL'] as const) };
  const basis = d.chance(25) ? { basis: 'LIST' as const } : {};
  const min = d.chance(50) ? { min: d.upTo(60_000) } : {};
  const cap = d.chance(30) ? { cap: d.upTo(5000) } : {};
  switch (d.upTo(3)) {
    case 0:
      return { ...common, ...basis, ...min, ...cap, kind: 'RATE', rateBp: d.pick([8000, 9000, 9500, 9999]) };
    case 1:
      return {
        ...common,
        ...basis,
        kind: 'EACH',
        per: 1 + d.upTo(30_000),
        off: d.upTo(4000),
        ...(d.chance(50) ? { maxTimes: 1 + d.upTo(4) } : {}),
      };
    default:
      return {
        ...common,
        ...basis,
        kind: 'TIERS',
        tiers: [1, 2, 3].slice(d.upTo(2)).map((n) => ({ min: d.upTo(30_000) * n, off: d.upTo(9000) })),
      };
  }
}

function promotionOf(d: Dice, id: string): Promotion {
  const roll = d.upTo(9);
  if (roll < 3) return itemPromotion(d, id);
  if (roll < 6) return bundlePromotion(d, id);
  if (roll < 9) return orderPromotion(d, id);
  return {
    ...standing(d, id),
    lane: 'POINTS',
    kind: 'POINTS',
    points: d.upTo(900_000),
    pointsPerYuan: d.pick([100, 70]),
    capBp: d.pick([10000, 2000, 3333]),
  };
}

/** Up to `size.lines` (26 at most) lines and `size.promotions` promotions, up to 101 of them, without gifts and trims: the kinds of the acceptance files. */
export function randomCase(seed: number, size: Size): RandomCase {
  const d = dice(seed);
  const lines = Array.from({ length: 1 + d.upTo(size.lines - 1) }, (_, i) => lineOf(d, i));
  const promotions = Array.from({ length: d.upTo(size.promotions) }, (_, i) => promotionOf(d, `P${(i * 37) % 101}`));
  return { cart: { pricedAt: '2026-06-18T10:00:00+08:00', select: d.pick(['PRIORITY', 'BEST']), lines }, promotions };
}

/** The same in another order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const d = dice(seed);
  const left = [...items];
  return items.flatMap(() => left.splice(d.upTo(left.length - 1), 1));
}
