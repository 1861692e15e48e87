import { apportion } from '#kernel/money';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { change, type Write } from '#platform/writes';
import type { SlipPaid } from './events.ts';
import { boardKey } from './store.ts';

/** Adds a paid slip to its store's day: total, each guide by share, each category. A repeated fact changes nothing. */
export const addToBoard: Reaction<SlipPaid> = async ({ scope, data }, ctx) => {
  const { storeId, day } = data;
  const total = change(boardKey(scope, storeId, day, 'TOTAL'), { add: { slips: 1, netFen: data.netFen } });
  const shares = apportion(
    data.netFen,
    data.split.map((share) => ({ key: share.personId, weight: share.bps })),
  );
  const guides = data.split.map((share): Write => {
    const add = { slips: 1, netFen: shares[share.personId] ?? 0 };
    return change(boardKey(scope, storeId, day, 'GUIDE', share.personId), { set: { name: share.name }, add });
  });
  const cats = [...byCategory(data.lines)].map(([cat, sum]) => change(boardKey(scope, storeId, day, 'CAT', cat), { add: sum }));
  await commit(ctx, { writes: [total, ...guides, ...cats], reply: null });
};

function byCategory(lines: SlipPaid['data']['lines']): Map<string, { qty: number; netFen: number }> {
  const sums = new Map<string, { qty: number; netFen: number }>();
  for (const { cat, qty, netFen } of lines) {
    const sum = sums.get(cat) ?? { qty: 0, netFen: 0 };
    sums.set(cat, { qty: sum.qty + qty, netFen: sum.netFen + netFen });
  }
  return sums;
}
