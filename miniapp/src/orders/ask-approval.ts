import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import type { Cart } from '@/orders/cart';
import { quoteBody } from '@/orders/quote-body';

export type Approval = ReplyOf<'GET /orders/approvals'>['items'][number];

/** The cart as it stands, with a discount that the store's manager is asked to allow. */
export function askApproval(cart: Cart, manualOffFen: number, reason: string, idempotencyKey: string): Promise<Approval> {
  const split = cart.split.length > 1 ? { split: cart.split.map(({ personId, bps }) => ({ personId, bps })) } : {};
  return call('POST /orders/approvals', { body: { ...quoteBody(cart), ...split, manualOffFen, reason }, idempotencyKey });
}
