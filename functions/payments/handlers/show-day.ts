import { dayOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { paymentsContract } from '../contract.ts';
import { bookedAfter, lateRefunds, waysOfDay } from '../domain/day-close.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { dayClosesOf, journalOfDay, openRefundsOfStore } from '../store.ts';

/** What the books say of a store's day beside what was counted. Three queries side by side. */
export const showDay: Handler<(typeof paymentsContract)['GET /payments/day']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const storeId = storeOf(ctx.session, query.storeId);
  const day = query.day ?? dayOf(ctx.now);
  const [entries, closes, open] = await Promise.all([
    journalOfDay(scope, storeId, day),
    dayClosesOf(scope, storeId, day),
    openRefundsOfStore(scope, storeId),
  ]);
  return {
    day,
    storeId,
    ways: waysOfDay(entries, storeId),
    lateRefunds: lateRefunds(entries).map(shown),
    afterClose: bookedAfter(entries, closes.at(-1)).map(shown),
    openRefunds: open.length,
    closes: closes.map((close) => ({ ...close, ways: [...close.ways], differences: [...close.differences] })),
  };
};

const shown = ({ entryId, slipId, at, postings }: JournalEntry) => ({
  entryId,
  ...(slipId === undefined ? {} : { slipId }),
  at,
  amountFen: Math.max(0, ...postings.map(({ fen }) => fen)),
});
