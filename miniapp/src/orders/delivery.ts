import type { Cart } from './cart';

type Handover = { way: 'DELIVERY'; day: string; address?: string };

/** What the opening says about bringing the goods; nothing where the customer takes them along. */
export function deliveryTerms({ delivery }: Pick<Cart, 'delivery'>): { handover?: Handover } {
  if (!delivery) return {};
  const address = delivery.address.trim();
  return { handover: { way: 'DELIVERY', day: delivery.day, ...(address === '' ? {} : { address }) } };
}
