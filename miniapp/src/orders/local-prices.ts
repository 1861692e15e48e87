import { create } from 'zustand';
import type { Cart, Goods } from '@/orders/cart';
import type { Quote } from '@/orders/use-quote';

type BookState = NonNullable<Quote['phoneBook']>;

/** What the phone knows of prices by itself. The app connects the desk with whoever keeps the price book. */
export type LocalPrices = {
  /** Undefined where only the server can tell. */
  quote: (cart: Cart) => Quote | undefined;
  goods: (code: string) => Goods | undefined;
  /** How the book is named to the server, and what the server said of it. */
  bookName: () => { builtAt: string; book: number; group: number; dealer: number; seal: string } | undefined;
  heard: (state: BookState) => void;
};

type State = { prices?: LocalPrices; turn: number };

/** `turn` counts the books that have come, so that what was quoted from an older one is quoted anew. */
export const useLocalPrices = create<State>(() => ({ turn: 0 }));

export const connectPrices = (prices: LocalPrices): void => useLocalPrices.setState(({ turn }) => ({ prices, turn: turn + 1 }));
