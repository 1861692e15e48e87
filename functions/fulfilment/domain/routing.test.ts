import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Route, type RouteOrder, routeOrder, type ShipFrom } from './routing.ts';

const store = (id: string, tier: number, km: number, stock: Record<string, number>, more: Partial<ShipFrom> = {}): ShipFrom => ({
  id,
  tier,
  km,
  load: 0,
  regions: ['jinan'],
  brands: ['b'],
  stock,
  ...more,
});
const order = (...qtys: [sku: string, qty: number][]): RouteOrder => ({
  region: 'jinan',
  lines: qtys.map(([sku, qty], i) => ({ key: `l${i}`, sku, brand: 'b', qty })),
});

test('one warehouse parcel beats two near stores, and a full order beats both', () => {
  const near = [store('S1', 1, 1, { mat: 1 }), store('S2', 1, 2, { bed: 1 })];
  const two = order(['mat', 1], ['bed', 1]);
  assert.deepEqual(routeOrder(two, [...near, store('W1', 3, 90, { mat: 9, bed: 9 })]).plan, { W1: { l0: 1, l1: 1 } });
  assert.deepEqual(routeOrder(two, near), { plan: { S1: { l0: 1 }, S2: { l1: 1 } }, unfilled: 0 });
});

test('among single stores tier decides before distance, distance before load, load before id', () => {
  const one = order(['mat', 1]);
  const chosen = (...stores: ShipFrom[]) => Object.keys(routeOrder(one, stores).plan);
  assert.deepEqual(chosen(store('A', 2, 1, { mat: 1 }), store('B', 1, 50, { mat: 1 })), ['B']);
  assert.deepEqual(chosen(store('A', 1, 9, { mat: 1 }), store('B', 1, 8, { mat: 1 }, { load: 99 })), ['B']);
  assert.deepEqual(chosen(store('A', 1, 8, { mat: 1 }, { load: 2 }), store('B', 1, 8, { mat: 1 }, { load: 1 })), ['B']);
  assert.deepEqual(chosen(store('B', 1, 8, { mat: 1 }), store('A', 1, 8, { mat: 1 })), ['A']);
});

test('a store gives only brands it is authorised for, and an address nobody serves goes to head office', () => {
  const one = order(['mat', 2]);
  const other = store('A', 1, 1, { mat: 9 }, { brands: ['c'] });
  assert.deepEqual(routeOrder(one, [other]), { plan: {}, unfilled: 2, escalate: 'HQ' });
  assert.deepEqual(routeOrder(one, [store('B', 1, 1, { mat: 9 }, { regions: ['zibo'] })]), { plan: {}, unfilled: 2, escalate: 'HQ' });
  assert.deepEqual(routeOrder(one, [other, store('C', 3, 9, {})]), { plan: {}, unfilled: 2 });
});

test('two lines of one SKU share its stock', () => {
  assert.deepEqual(routeOrder(order(['mat', 2], ['mat', 2]), [store('A', 1, 1, { mat: 3 })]), {
    plan: { A: { l0: 2, l1: 1 } },
    unfilled: 1,
  });
});

const skus = ['x', 'y', 'z'];
const stock = fc.record({ x: fc.nat({ max: 3 }), y: fc.nat({ max: 3 }), z: fc.nat({ max: 3 }) });
const someStores = fc.array(
  fc.record({
    tier: fc.integer({ min: 1, max: 3 }),
    km: fc.integer({ min: 1, max: 4 }),
    load: fc.nat({ max: 2 }),
    brands: fc.constantFrom(['b'], ['b', 'c'], ['c']),
    regions: fc.constantFrom(['jinan'], ['jinan', 'zibo'], ['zibo']),
    stock,
  }),
  { maxLength: 9 },
);
const someLines = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 4 });

/** Every set of up to three stores, weighed by the definition. */
function bruteForce({ region, lines }: RouteOrder, stores: readonly ShipFrom[]): { ids: string[]; unfilled: number } {
  const fits = stores.filter((s) => s.regions.includes(region));
  const sets: ShipFrom[][] = [[]];
  for (const s of fits) sets.push(...sets.filter((set) => set.length < 3).map((set) => [...set, s]));
  const weigh = (set: ShipFrom[]) => {
    const brandOf = new Map(lines.map((l) => [l.sku, l.brand]));
    const unfilled = [...brandOf].reduce((sum, [sku, brand]) => {
      const has = set.filter((s) => s.brands.includes(brand)).reduce((n, s) => n + (s.stock[sku] ?? 0), 0);
      return sum + Math.max(0, lines.filter((l) => l.sku === sku).reduce((n, l) => n + l.qty, 0) - has);
    }, 0);
    const total = (of: (s: ShipFrom) => number) => set.reduce((n, s) => n + of(s), 0);
    return {
      unfilled,
      rank: [unfilled, set.length, total((s) => s.tier), total((s) => s.km), total((s) => s.load)],
      ids: set.map((s) => s.id).sort(),
    };
  };
  const before = (a: ReturnType<typeof weigh>, b: ReturnType<typeof weigh>): number => {
    const at = a.rank.findIndex((n, i) => n !== b.rank[i]);
    if (at >= 0) return (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    return a.ids.join() < b.ids.join() ? -1 : 1;
  };
  const [best] = sets.map(weigh).sort(before);
  return { ids: best?.ids ?? [], unfilled: best?.unfilled ?? 0 };
}

test('the route is the best of all sets of up to three stores, and gives nothing a store has not', () => {
  fc.assert(
    fc.property(someStores, someLines, (made, wanted) => {
      const stores = made.map((s, i): ShipFrom => ({ ...s, id: `S${i}` }));
      const brands: Record<string, string> = { x: 'b', y: 'c', z: 'b' };
      const lines = wanted.map(([sku, qty], i) => ({ key: `l${i}`, sku: skus[sku] ?? '', brand: brands[skus[sku] ?? ''] ?? '', qty }));
      const route = routeOrder({ region: 'jinan', lines }, stores);
      const best = bruteForce({ region: 'jinan', lines }, stores);
      assert.deepEqual({ ids: Object.keys(route.plan).sort(), unfilled: route.unfilled }, best);
      assertPossible(route, lines, stores);
      assert.deepEqual(routeOrder({ region: 'jinan', lines: [...lines].reverse() }, [...stores].reverse()), route);
    }),
    { numRuns: 3000 },
  );
});

function assertPossible({ plan, unfilled }: Route, lines: RouteOrder['lines'], stores: readonly ShipFrom[]): void {
  const unitsOf = (key: string) => Object.values(plan).reduce((sum, units) => sum + (units[key] ?? 0), 0);
  assert.equal(
    lines.reduce((sum, l) => sum + l.qty - unitsOf(l.key), 0),
    unfilled,
  );
  for (const s of stores) {
    for (const sku of skus) {
      const given = lines.filter((l) => l.sku === sku).reduce((sum, l) => sum + (plan[s.id]?.[l.key] ?? 0), 0);
      assert.ok(given <= (s.stock[sku] ?? 0));
    }
  }
}
