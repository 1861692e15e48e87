import { orgRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope, type Scope } from '#platform/scope';
import { get, load } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import type { FreightRule } from '../domain/freight.ts';
import { DEFAULT_BOOK, type PriceBook } from '../domain/quote.ts';
import { bookRef, bookRow } from '../store.ts';

type Contract = typeof pricingContract;

const NO_FREIGHT: FreightRule = { basis: 'RUNNING', refund: 'WHOLE', zones: [] };

const shown = (scope: Scope, { version, freight }: PriceBook) => ({ dealerId: dealerIdOf(scope), version, ...(freight ?? NO_FREIGHT) });

export const showFreight: Handler<Contract['GET /pricing/freight']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  return shown(scope, (await get(bookRef(scope))) ?? DEFAULT_BOOK);
};

/** It lies in the dealer's price book, so that a quote reads no more for it and phones fetch it with the rest. */
export const setFreight: Handler<Contract['PUT /pricing/freight']> = async ({ body: { dealerId, version, ...freight } }, ctx) => {
  const scope = dealerScope(ctx.session, dealerId);
  const { dealer, known } = await load({ dealer: orgRef(dealerIdOf(scope)), known: bookRef(scope) });
  if (dealer?.kind !== 'dealer') throw new Refusal('NOT_FOUND');
  const before = known ?? DEFAULT_BOOK;
  if (before.version !== version) throw new Refusal('CHANGED');
  const book: PriceBook = { ...before, version: version + 1, freight };
  const write = known ? replace(bookRow(scope, book), known.version) : create(bookRow(scope, book));
  const figures = ({ zones, basis, refund }: FreightRule) => ({ zones: zones.length, basis, refund });
  const [was, is] = [figures(before.freight ?? NO_FREIGHT), figures(freight)];
  const audit = { scope, what: 'pricing.freight-set', targetId: dealerIdOf(scope), before: was, after: is };
  return commit(ctx, { writes: [write], audit: [audit], reply: shown(scope, book) });
};
