import type { RouteLine, ShipFrom } from './routing.ts';

/** More parcels than three are not worth sending for one order. */
export const MAX_STORES = 3;

/** Units of each demand: what is wanted, or what a store can give towards it. */
type Units = readonly number[];
type Option = { store: ShipFrom; gives: Units };
type Choice = { stores: ShipFrom[]; unfilled: number };

/** The best set of up to three stores, by exact enumeration; empty where nobody has anything. */
export function bestStores(lines: readonly RouteLine[], stores: readonly ShipFrom[]): ShipFrom[] {
  const demands = demandsOf(lines);
  const wanted = demands.map(({ qty }) => qty);
  const options = stores.map((store) => ({ store, gives: demands.map((demand) => givesTo(store, demand)) }));
  const useful = undominated(options.filter(({ gives }) => gives.some((units) => units > 0)));
  const least = demands.reduce(
    (sum, { qty }, i) =>
      sum +
      Math.max(
        0,
        useful.reduce((left, { gives }) => left - (gives[i] ?? 0), qty),
      ),
    0,
  );
  let best: Choice = { stores: [], unfilled: wanted.reduce((sum, qty) => sum + qty, 0) };
  for (let size = 1; size <= MAX_STORES && best.unfilled > least; size += 1) best = search(useful, size, 0, wanted, [], best);
  return best.stores;
}

/** Lines of one SKU are one demand, so its stock is not given away twice. */
function demandsOf(lines: readonly RouteLine[]): RouteLine[] {
  const demands = new Map<string, RouteLine>();
  for (const line of lines) {
    const same = `${line.sku}\n${line.brand}`;
    demands.set(same, { ...line, qty: line.qty + (demands.get(same)?.qty ?? 0) });
  }
  return [...demands.values()];
}

function givesTo(store: ShipFrom, { sku, brand, qty }: RouteLine): number {
  return store.brands.includes(brand) ? Math.min(Math.max(store.stock[sku] ?? 0, 0), qty) : 0;
}

/**
 * Leaves out a store to which three others are preferred that give at least as much of everything: in any set that holds it, one
 * of the three is free to take its place and makes the set no worse. So the enumeration stays exact with hundreds of stores.
 */
function undominated(options: readonly Option[]): Option[] {
  const kept: Option[] = [];
  for (const option of [...options].sort((a, b) => compareStores(a.store, b.store))) {
    const better = kept.filter(({ gives }) => gives.every((units, i) => units >= (option.gives[i] ?? 0)));
    if (better.length < MAX_STORES) kept.push(option);
  }
  return kept;
}

/** Tries every `size` further stores from `from` on; `left` is what the chosen ones leave open. */
function search(options: readonly Option[], size: number, from: number, left: Units, chosen: readonly ShipFrom[], known: Choice): Choice {
  let best = known;
  for (let i = from; i < options.length; i += 1) {
    const option = options[i];
    if (!option) break;
    if (size > 1) best = search(options, size - 1, i + 1, lessBy(left, option.gives), [...chosen, option.store], best);
    else {
      const unfilled = openAfter(left, option.gives);
      if (unfilled > best.unfilled) continue;
      const choice = { stores: [...chosen, option.store], unfilled };
      if (isBetter(choice, best)) best = choice;
    }
  }
  return best;
}

const lessBy = (left: Units, gives: Units): Units => left.map((units, i) => Math.max(0, units - (gives[i] ?? 0)));

/** The innermost step, a million times for hundreds of stores: no array is made. */
function openAfter(left: Units, gives: Units): number {
  let open = 0;
  for (let i = 0; i < left.length; i += 1) open += Math.max(0, (left[i] ?? 0) - (gives[i] ?? 0));
  return open;
}

function isBetter(a: Choice, b: Choice): boolean {
  return (a.unfilled - b.unfilled || a.stores.length - b.stores.length || compareSums(a.stores, b.stores)) < 0;
}

function compareSums(a: readonly ShipFrom[], b: readonly ShipFrom[]): number {
  const sum = (stores: readonly ShipFrom[], field: 'tier' | 'km' | 'load'): number =>
    stores.reduce((total, store) => total + store[field], 0);
  const ids = (stores: readonly ShipFrom[]): string =>
    stores
      .map(({ id }) => id)
      .sort(compareText)
      .join(',');
  return sum(a, 'tier') - sum(b, 'tier') || sum(a, 'km') - sum(b, 'km') || sum(a, 'load') - sum(b, 'load') || compareText(ids(a), ids(b));
}

/** Which store is preferred where both could give. */
export function compareStores(a: ShipFrom, b: ShipFrom): number {
  return a.tier - b.tier || a.km - b.km || a.load - b.load || compareText(a.id, b.id);
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
