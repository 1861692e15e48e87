import { storesOfDealer } from '#identity/queries';
import type { Scope } from '#platform/scope';
import { type GuideStatement, monthsBefore, statementOf } from '../domain/month-statement.ts';
import { closedStatements, entriesOfMonth, type MonthClosed, type MonthTotal, monthTotals } from '../store.ts';

const AT_ONCE = 25;
/** How far back the first close looks for months that wait to be closed. */
const MONTHS_BACK = 12;

/**
 * Every guide of the dealer who earned, lost or carries something, from the ledger itself, by name then id: the same rows whenever it
 * is asked of the same ledger. `last`: the close before.
 */
export async function monthStatements(scope: Scope, month: string, last: MonthClosed | undefined): Promise<GuideStatement[]> {
  const before = last && last.month < month ? await closedStatements(scope, last) : [];
  const carried = before.filter(({ carryOnFen }) => carryOnFen < 0);
  const names = new Map(carried.map(({ personId, name }) => [personId, name]));
  for (const { personId, name } of await totalsOfDealer(scope, month)) names.set(personId, name);
  const statements = await inTurn([...names], async ([personId, name]) => {
    const carriedFen = carried.find((one) => one.personId === personId)?.carryOnFen ?? 0;
    return statementOf({ personId, name, entries: await entriesOfMonth(scope, personId, month), carriedFen }, month);
  });
  return statements.sort((a, b) => compare(a.name, b.name) || compare(a.personId, b.personId));
}

/** Of the months before, the oldest in which anybody earned or lost something. */
export async function earliestMonth(scope: Scope, month: string): Promise<string | undefined> {
  const stores = await storesOfDealer(scope);
  const places = monthsBefore(month, MONTHS_BACK).flatMap((earlier) => stores.map(({ storeId }) => ({ earlier, storeId })));
  const busy = await inTurn(places, async ({ earlier, storeId }) => {
    const totals = await monthTotals(scope, storeId, earlier);
    return totals.length > 0 ? [earlier] : [];
  });
  return busy.flat().sort()[0];
}

async function totalsOfDealer(scope: Scope, month: string): Promise<MonthTotal[]> {
  const stores = await storesOfDealer(scope);
  return (await inTurn(stores, ({ storeId }) => monthTotals(scope, storeId, month))).flat();
}

async function inTurn<T, R>(all: readonly T[], one: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) done.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map(one))));
  return done;
}

/** Code-unit order: the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
