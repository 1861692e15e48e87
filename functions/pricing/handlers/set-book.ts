import { orgRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import { DEFAULT_BOOK, type PriceBook } from '../domain/quote.ts';
import { bookRef, bookRow } from '../store.ts';

type Route = (typeof pricingContract)['PUT /pricing/book'];

/** Head office sets a dealer's coefficient, its points and how much its people may take off. What is not named stays. */
export const setBook: Handler<Route> = async ({ body: { dealerId, ...asked } }, ctx) => {
  const scope = scopeOfDealer(dealerId);
  const { dealer, known } = await load({ dealer: orgRef(dealerId), known: bookRef(scope) });
  if (dealer?.kind !== 'dealer') throw new Refusal('NOT_FOUND');
  const before = known ?? DEFAULT_BOOK;
  const book: PriceBook = {
    ...before,
    version: before.version + 1,
    coefficientBps: asked.coefficientBps ?? before.coefficientBps,
    select: asked.select ?? before.select,
    pointsPerYuan: asked.pointsPerYuan ?? before.pointsPerYuan,
    pointsCapBps: asked.pointsCapBps ?? before.pointsCapBps,
    manualLimitBps: { ...before.manualLimitBps, ...asked.manualLimitBps },
  };
  const write = known ? replace(bookRow(scope, book), known.version) : create(bookRow(scope, book));
  const figures = ({ coefficientBps, pointsPerYuan, pointsCapBps }: PriceBook) => ({ coefficientBps, pointsPerYuan, pointsCapBps });
  const audit = { scope, what: 'pricing.book-set', targetId: dealerId, before: figures(before), after: figures(book) };
  return commit(ctx, { writes: [write], audit: [audit], reply: { dealerId, ...book } });
};
