import { bestStores, compareStores, compareText } from './store-choice.ts';

/** A place that can ship: tier 1 own store, 2 dealer, 3 warehouse. `load` counts open parcels; regions and brands are its authorisation. */
export type ShipFrom = {
  id: string;
  tier: number;
  regions: readonly string[];
  brands: readonly string[];
  km: number;
  load: number;
  stock: Readonly<Record<string, number>>;
};

/** Lines may share a SKU and then share its stock; a SKU has one brand. */
export type RouteLine = { key: string; sku: string; brand: string; qty: number };
export type RouteOrder = { region: string; lines: readonly RouteLine[] };

/** Units per store and line. `escalate`: nobody is authorised for the address, so head office decides (转单). */
export type Route = { plan: Record<string, Record<string, number>>; unfilled: number; escalate?: 'HQ' };

/**
 * Where an order ships from: fewest units unfilled, then fewest stores (at most 3), then the smallest sums of tiers, of km, of load,
 * then the smallest ids. Among the chosen stores the nearest (tier, km, load, id) gives first, line by line in order of key.
 * `stores` are those that are open and have capacity.
 */
export function routeOrder(order: RouteOrder, stores: readonly ShipFrom[]): Route {
  const lines = [...order.lines].sort((a, b) => compareText(a.key, b.key));
  const authorised = stores.filter(
    (store) => store.regions.includes(order.region) && lines.some((line) => store.brands.includes(line.brand)),
  );
  if (authorised.length === 0) return { ...allot(lines, []), escalate: 'HQ' };
  return allot(lines, bestStores(lines, authorised).sort(compareStores));
}

/** Takes what the stores have, in the order given. */
function allot(lines: readonly RouteLine[], stores: readonly ShipFrom[]): Route {
  const plan: Route['plan'] = {};
  const open = new Map(lines.map((line) => [line.key, line.qty]));
  for (const store of stores) {
    const left = { ...store.stock };
    for (const { key, sku, brand } of lines) {
      const units = store.brands.includes(brand) ? Math.min(open.get(key) ?? 0, left[sku] ?? 0) : 0;
      if (units <= 0) continue;
      left[sku] = (left[sku] ?? 0) - units;
      open.set(key, (open.get(key) ?? 0) - units);
      plan[store.id] = { ...plan[store.id], [key]: units };
    }
  }
  return { plan, unfilled: [...open.values()].reduce((sum, qty) => sum + qty, 0) };
}
