import type { Cart } from './cart.ts';

type Handover = { way: 'DELIVERY'; day: string; address?: string };

/** What the opening says about bringing the goods; nothing where the customer takes them along. */
export function deliveryTerms({ delivery }: Pick<Cart, 'delivery'>): { handover?: Handover } {
  if (!delivery) return {};
  const address = delivery.address.trim();
  return { handover: { way: 'DELIVERY', day: delivery.day, ...(address === '' ? {} : { address }) } };
}

type Split = { split?: { personId: string; bps: number }[] };

/** What the cart says beside its price: whose sale it is, and that the goods are brought. */
export const saleTerms = (cart: Cart): Split & { handover?: Handover } => ({
  ...(cart.split.length > 1 ? { split: cart.split.map(({ personId, bps }) => ({ personId, bps })) } : {}),
  ...deliveryTerms(cart),
});
