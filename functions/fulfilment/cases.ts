import * as z from 'zod';
import { type Route, type RouteOrder, routeOrder, type ShipFrom } from './domain/routing.ts';

const Store = z.object({
  id: z.string(),
  tier: z.number(),
  regions: z.array(z.string()),
  brands: z.array(z.string()),
  km: z.number(),
  load: z.number(),
  stock: z.record(z.string(), z.number()),
});
const Order = z.object({
  region: z.string(),
  lines: z.array(z.object({ key: z.string(), sku: z.string(), brand: z.string(), qty: z.number() })),
});
const Expected = z.object({
  plan: z.record(z.string(), z.record(z.string(), z.number())),
  unfilled: z.number(),
  escalate: z.literal('HQ').exactOptional(),
});
const Case = z.object({ id: z.string(), stores: z.array(Store).optional(), order: Order, expect: Expected });
const File = z.object({ stores: z.array(Store).default([]), cases: z.array(Case) });

/** Runs a file of `routing.json`'s format, case by case; `detail` says what was expected and what came. */
export function runRoutingFile(file: unknown): { id: string; ok: boolean; detail?: string }[] {
  const { stores, cases } = File.parse(file);
  return cases.map(({ id, order, expect, stores: own }) => {
    const actual = routeOrder(order, own ?? stores);
    if (isSameRoute(expect, actual) && isPossible(expect, order, own ?? stores)) return { id, ok: true };
    return { id, ok: false, detail: `expected ${JSON.stringify(expect)}, got ${JSON.stringify(actual)}` };
  });
}

/**
 * The rule fixes which stores give and how much stays open; which of two chosen stores gives the one spare unit is free, so the
 * expected plan has to be possible, not identical. Open too: whether an address is head office's where stores are authorised but empty.
 */
function isSameRoute(expected: Route, actual: Route): boolean {
  const stores = (route: Route): string => Object.keys(route.plan).sort().join('\n');
  const empty = actual.escalate === undefined && stores(actual) === '';
  return expected.unfilled === actual.unfilled && stores(expected) === stores(actual) && (expected.escalate === actual.escalate || empty);
}

function isPossible({ plan, unfilled }: Route, { lines }: RouteOrder, stores: readonly ShipFrom[]): boolean {
  const given = (key: string): number => Object.values(plan).reduce((sum, units) => sum + (units[key] ?? 0), 0);
  const open = lines.map(({ key, qty }) => qty - given(key));
  const total = open.reduce((sum, qty) => sum + qty, 0);
  return (
    total === unfilled &&
    open.every((qty) => qty >= 0) &&
    Object.entries(plan).every(([id, units]) =>
      canGive(
        stores.find((s) => s.id === id),
        units,
        lines,
      ),
    )
  );
}

function canGive(store: ShipFrom | undefined, units: Record<string, number>, lines: RouteOrder['lines']): boolean {
  if (!store) return false;
  const taken: Record<string, number> = {};
  return Object.entries(units).every(([key, count]) => {
    const line = lines.find((l) => l.key === key);
    if (!line || !store.brands.includes(line.brand)) return false;
    taken[line.sku] = (taken[line.sku] ?? 0) + count;
    return (taken[line.sku] ?? 0) <= (store.stock[line.sku] ?? 0);
  });
}
