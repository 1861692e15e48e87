import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { DEFAULT_BOOK } from '../domain/quote.ts';
import { bookRef } from '../store.ts';

export const showBook: Handler<(typeof pricingContract)['GET /pricing/book']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const book = (await get(bookRef(scope))) ?? DEFAULT_BOOK;
  return { dealerId: dealerIdOf(scope), ...book };
};
