import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { packPrice } from '../domain/book.ts';
import { DEFAULT_BOOK } from '../domain/quote.ts';
import { levelNames } from '../steps/assembled.ts';
import { sealed } from '../steps/book-seal.ts';
import { running } from '../steps/live-row.ts';
import { bookGoodsSince, bookRef, groupLiveRef, liveRef, pricesSince } from '../store.ts';

type Contract = typeof pricingContract;

/** What a store's phone needs besides goods, and which brands' goods to fetch. Gifts' costs stay here. */
export const showPhoneBook: Handler<Contract['GET /pricing/phone-book']> = async (_, ctx) => {
  const scope = dealerScope(ctx.session);
  const storeId = storeOf(ctx.session);
  const { store, book, group, dealer } = await load({
    store: storeRef(storeId),
    book: bookRef(scope),
    group: groupLiveRef(),
    dealer: liveRef(scope),
  });
  if (!store) throw new Refusal('NOT_FOUND');
  const live = (row: typeof group) => ({
    version: row?.version ?? 0,
    promotions: running(row, ctx.now).map(withoutCost),
    ...(row?.pointsRule ? { pointsRule: row.pointsRule } : {}),
  });
  const terms = await sealed({
    ...{ storeId, dealerId: store.dealerId, builtAt: ctx.now, book: book ?? DEFAULT_BOOK, levelNames },
    ...{ group: live(group), dealer: live(dealer) },
  });
  return { ...terms, brands: [...store.brands] };
};

type Stored = ReturnType<typeof running>[number];

function withoutCost({ publishedAt: _, publishedBy: __, gift, ...kept }: Stored) {
  return gift ? { ...kept, gift: { ...gift, costFen: 0 } } : kept;
}

export const listBookGoods: Handler<Contract['GET /pricing/phone-book/goods']> = async ({ query: { brand, ...asked } }) =>
  bookGoodsSince(brand, asked);

export const listBookPrices: Handler<Contract['GET /pricing/phone-book/prices']> = async ({ query }, ctx) => {
  const page = await pricesSince(dealerScope(ctx.session), query);
  return { ...page, items: page.items.map(packPrice) };
};
