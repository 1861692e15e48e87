import { createContext, useContext } from 'react';
import { create } from 'zustand';
import { newKey } from '@/api/idempotency-key';
import { useSession } from '@/api/session';
import { onSettled } from '@/api/unanswered';
import { t } from '@/locales/t';
import { notify } from '@/ui/notice';
import { load, save } from '@/wx/storage';
import { type Cart, emptyCart, isCart } from './cart';

type Kept = {
  cart: Cart;
  /** Names the opening of this very cart: asked again after a lost reply or a killed app, it gives the same slip. */
  openKey: string;
};
type CartState = Kept & { change: (change: (cart: Cart) => Cart) => void; clear: () => void };

/** Two people may share a phone: each has an own cart. */
const stored = (): string => `cart:${useSession.getState().me?.ownerId ?? ''}`;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'cart' in value && isCart(value.cart) && 'openKey' in value;

const kept = (): Kept => load(stored(), isKept) ?? { cart: emptyCart, openKey: newKey() };

/** The cart of the tab 开单. */
export const deskCart = create<CartState>((set, get) => ({
  ...kept(),
  change: (change) => {
    const next = { cart: change(get().cart), openKey: newKey() };
    save(stored(), next);
    set(next);
  },
  clear: () => {
    save(stored(), undefined);
    set({ cart: emptyCart, openKey: newKey() });
  },
}));

export type CartStore = typeof deskCart;

/** A cart beside the desk's own, for as long as its page is open; clearing makes it what it was. */
export const newCart = (first: Cart): CartStore =>
  create<CartState>((set, get) => ({
    ...{ cart: first, openKey: newKey() },
    change: (change) => set({ cart: change(get().cart), openKey: newKey() }),
    clear: () => set({ cart: first, openKey: newKey() }),
  }));

/** Which cart the components below put things into; the desk's own where nobody says. */
export const CartInUse = createContext<CartStore>(deskCart);
export const useCartStore = (): CartStore => useContext(CartInUse);

export function useCart(): CartState {
  const useStore = useCartStore();
  return useStore();
}

/** Runs once with the app: each person finds their own cart, and what turns out to be opened after all is not offered a second time. */
export function watchCart(): void {
  useSession.subscribe((now, before) => {
    if (now.me?.ownerId !== before.me?.ownerId) deskCart.setState(kept());
  });
  onSettled((key, outcome) => {
    if (key !== deskCart.getState().openKey || !('reply' in outcome)) return;
    deskCart.getState().clear();
    notify(t('orders.openedAfterAll'));
  });
}
