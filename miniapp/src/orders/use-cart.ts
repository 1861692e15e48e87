import { create } from 'zustand';
import { newKey } from '@/api/idempotency-key';
import { useSession } from '@/api/session';
import { load, save } from '@/wx/storage';
import { type Cart, emptyCart, isCart } from './cart';

type CartState = {
  cart: Cart;
  /** Names the opening of this very cart: asked again after a lost reply, it gives the same slip. */
  openKey: string;
  change: (change: (cart: Cart) => Cart) => void;
  clear: () => void;
};

/** Two people may share a phone: each has an own cart. */
const stored = (): string => `cart:${useSession.getState().me?.ownerId ?? ''}`;

export const useCart = create<CartState>((set, get) => ({
  cart: load(stored(), isCart) ?? emptyCart,
  openKey: newKey(),
  change: (change) => {
    const cart = change(get().cart);
    save(stored(), cart);
    set({ cart, openKey: newKey() });
  },
  clear: () => {
    save(stored(), undefined);
    set({ cart: emptyCart, openKey: newKey() });
  },
}));

useSession.subscribe((now, before) => {
  if (now.me?.ownerId !== before.me?.ownerId) useCart.setState({ cart: load(stored(), isCart) ?? emptyCart, openKey: newKey() });
});
