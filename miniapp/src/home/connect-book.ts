import type { Cart, Goods } from '@/orders/cart';
import { connectPrices } from '@/orders/local-prices';
import { quoteBody } from '@/orders/quote-body';
import type { Quote } from '@/orders/use-quote';
import { bookHere, nameHere, onBook, priceHere, refreshBook, watchBook } from '@/pricing/book/watch-book';

/** Runs once with the app: the sell desk prices by the phone's own book, which the pricing part keeps. */
export function connectBook(): void {
  const connect = (): void => connectPrices({ quote, goods, bookName: nameHere, heard });
  onBook(connect);
  watchBook();
}

function quote(cart: Cart): Quote | undefined {
  const { member, couponIds, coupons, lines } = cart;
  const configurations = lines.flatMap(({ priced }) => priced ?? []);
  const priced = priceHere({ ...quoteBody(cart), couponIds, member, coupons, configurations });
  return priced && { ...priced, lines: priced.lines.map((line) => ({ ...line })) };
}

function goods(code: string): Goods | undefined {
  const found = bookHere()?.byCode(code);
  if (!found?.onSale) return undefined;
  const { skuId, name, spec, unit, serialised, modelId, service } = found;
  return { skuId, name, spec, unit, serialised, modelId, service };
}

const heard = (state: NonNullable<Quote['phoneBook']>): void => {
  if (state !== 'CURRENT') void refreshBook(state === 'FORGED');
};
