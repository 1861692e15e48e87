import { apportion } from '#kernel/money';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { dealerIdOf, group, type Scope } from '#platform/scope';
import { change, type Write } from '#platform/writes';
import type { GoodsReturned, SlipPaid } from './events.ts';
import { boardKey, totalKey } from './store.ts';

/** Adds a paid slip to its store's day (total, each guide by share, each category), its dealer's and the group's. A repeated fact changes nothing. */
export const addToBoard: Reaction<SlipPaid> = async ({ scope, data }, ctx) => {
  await commit(ctx, { writes: boardWrites(scope, data.storeId, data, 1), reply: null });
};

/** Takes what came back off the day it came back on, of the store and guides that sold it: a day's sum may fall below nothing. */
export const takeOffBoard: Reaction<GoodsReturned> = async ({ scope, data }, ctx) => {
  await commit(ctx, { writes: boardWrites(scope, data.soldIn, data, -1), reply: null });
};

type Told = Pick<SlipPaid['data'], 'day' | 'netFen' | 'freightFen' | 'split'> & {
  lines: readonly Counted[];
  held?: GoodsReturned['data']['held'];
  soldFen?: number;
  backBeforeFen?: number;
};
type Counted = { cat: string; qty: number; netFen: number };

function boardWrites(scope: Scope, storeId: string, told: Told, sign: 1 | -1): Write[] {
  const { day, netFen, split } = told;
  // A return is no slip of its own: it lowers the money, not the count.
  const slips = sign === 1 ? { slips: 1 } : {};
  const shares = sharesOf(told);
  const total = change(boardKey(scope, storeId, day, 'TOTAL'), { add: { ...slips, netFen: sign * netFen } });
  const guides = split.map((share): Write => {
    const add = { ...slips, netFen: sign * (shares[share.personId] ?? 0) };
    return change(boardKey(scope, storeId, day, 'GUIDE', share.personId), { set: { name: share.name }, add });
  });
  const cats = [...byCategory(countedOf(told))].map(([cat, { qty, netFen: fen }]) =>
    change(boardKey(scope, storeId, day, 'CAT', cat), { add: { qty: sign * qty, netFen: sign * fen } }),
  );
  const place = { ...slips, netFen: sign * netFen };
  const above = [change(totalKey(scope, day, storeId), { add: place }), change(totalKey(group, day, dealerIdOf(scope)), { add: place })];
  return [total, ...above, ...guides, ...cats];
}

/** Of a return: what each share of the slip loses with it, so that in whatever portions all of it comes back nobody keeps a fen. */
function sharesOf({ netFen, split, soldFen, backBeforeFen = 0 }: Told): Record<string, number> {
  const shared = (fen: number) =>
    apportion(
      fen,
      split.map((share) => ({ key: share.personId, weight: share.bps })),
    );
  if (soldFen === undefined) return shared(netFen);
  const [before, after] = [shared(soldFen - backBeforeFen), shared(soldFen - backBeforeFen - netFen)];
  return Object.fromEntries(split.map(({ personId }) => [personId, (before[personId] ?? 0) - (after[personId] ?? 0)]));
}

const FREIGHT = '运费';

/** Categories add up to the total: freight stands beside them, and what a return holds back is with the goods that stay. */
function countedOf({ lines, held = [], freightFen = 0 }: Told): Counted[] {
  const more = held.map(({ cat, fen }) => ({ cat, qty: 0, netFen: 0 - fen }));
  return [...lines, ...more, ...(freightFen === 0 ? [] : [{ cat: FREIGHT, qty: 0, netFen: freightFen }])];
}

function byCategory(lines: readonly Counted[]): Map<string, { qty: number; netFen: number }> {
  const sums = new Map<string, { qty: number; netFen: number }>();
  for (const { cat, qty, netFen } of lines) {
    const sum = sums.get(cat) ?? { qty: 0, netFen: 0 };
    sums.set(cat, { qty: sum.qty + qty, netFen: sum.netFen + netFen });
  }
  return sums;
}
