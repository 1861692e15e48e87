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

type Told = Pick<SlipPaid['data'], 'day' | 'netFen' | 'split'> & { lines: readonly { cat: string; qty: number; netFen: number }[] };

function boardWrites(scope: Scope, storeId: string, { day, netFen, split, lines }: Told, sign: 1 | -1): Write[] {
  // A return is no slip of its own: it lowers the money, not the count.
  const slips = sign === 1 ? { slips: 1 } : {};
  const shares = apportion(
    netFen,
    split.map((share) => ({ key: share.personId, weight: share.bps })),
  );
  const total = change(boardKey(scope, storeId, day, 'TOTAL'), { add: { ...slips, netFen: sign * netFen } });
  const guides = split.map((share): Write => {
    const add = { ...slips, netFen: sign * (shares[share.personId] ?? 0) };
    return change(boardKey(scope, storeId, day, 'GUIDE', share.personId), { set: { name: share.name }, add });
  });
  const cats = [...byCategory(lines)].map(([cat, { qty, netFen: fen }]) =>
    change(boardKey(scope, storeId, day, 'CAT', cat), { add: { qty: sign * qty, netFen: sign * fen } }),
  );
  const place = { ...slips, netFen: sign * netFen };
  const above = [change(totalKey(scope, day, storeId), { add: place }), change(totalKey(group, day, dealerIdOf(scope)), { add: place })];
  return [total, ...above, ...guides, ...cats];
}

function byCategory(lines: Told['lines']): Map<string, { qty: number; netFen: number }> {
  const sums = new Map<string, { qty: number; netFen: number }>();
  for (const { cat, qty, netFen } of lines) {
    const sum = sums.get(cat) ?? { qty: 0, netFen: 0 };
    sums.set(cat, { qty: sum.qty + qty, netFen: sum.netFen + netFen });
  }
  return sums;
}
