import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { principalOf } from '#platform/session';
import { load } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { type Quote, type QuoteLoaded, quoteFrom, quoteRefs } from '#pricing/queries';
import { bookStateOf } from '../steps/book-seal.ts';

type Route = (typeof pricingContract)['POST /pricing/quotes'];

/** One read of everything by key; nothing is written. */
export const makeQuote: Handler<Route> = async ({ body: { storeId: wanted, phoneBook, ...ask } }, ctx) => {
  const scope = dealerScope(ctx.session);
  const storeId = storeOf(ctx.session, wanted);
  const loaded = await load(quoteRefs(ask, scope, storeId));
  const quote = quoteFrom(ask, loaded, { now: ctx.now, storeId, role: principalOf(ctx.session) });
  const priced = { ...quote, lines: withStock(quote.lines, loaded.stocks) };
  return phoneBook ? { ...priced, phoneBook: await bookStateOf(phoneBook, storeId, versionsIn(quote)) } : priced;
};

/** Nobody reads here what a gift's goods have left: they were not known before the promotions were read. */
function withStock(lines: Quote['lines'], stocks: QuoteLoaded['stocks']) {
  return lines.map((line) => {
    if (line.service) return line;
    const available = stocks.find((stock) => stock?.skuId === line.skuId)?.available;
    return line.gift && available === undefined ? line : { ...line, available: available ?? 0 };
  });
}

const versionsIn = ({ versions: { book = 0, group = 0, dealer = 0 } }: Quote) => ({ book, group, dealer });
