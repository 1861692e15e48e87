import { call } from '@/api/call';
import type { Approval } from '@/orders/ask-approval';
import { deliveryTerms } from '@/orders/delivery';
import { slipPage } from '@/orders/pages';
import { sameGoods } from '@/orders/same-goods';
import { deskCart } from '@/orders/use-cart';
import { go } from '@/wx/navigate';

/**
 * Opens exactly what was approved, at the approved price, and leads to the slip. The approval names the opening: a doubled tap or a lost
 * reply gives the one slip. A cart that still holds these goods is cleared, so that they are not sold again.
 */
export async function openApproved({ approvalId, ask, netFen }: Approval): Promise<void> {
  if (!ask) return;
  const free = netFen === 0 ? { cash: { receivedFen: 0 } } : {};
  const { cart, clear } = deskCart.getState();
  const isHere = sameGoods(cart, ask.lines);
  const body = { ...ask, ...(isHere ? deliveryTerms(cart) : {}), ...free, approvalId, expectedNetFen: netFen };
  const slip = await call('POST /orders/slips', { body, idempotencyKey: `open-${approvalId}` });
  if (isHere) clear();
  go(slipPage, { slipId: slip.slipId });
}
