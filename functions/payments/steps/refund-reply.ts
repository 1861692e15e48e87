import type * as z from 'zod';
import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { Refund } from '../domain/refund.ts';
import type { refund as shape } from '../refund-shape.ts';
import { refundRef } from '../store.ts';

export function refundReply(refund: Refund): z.input<typeof shape> {
  return refund;
}

/** A refund that the caller's hands may end: of the own store, or of any of the dealer for its finance. */
export async function ownRefund(ctx: Ctx, refundId: string): Promise<Refund> {
  const refund = await getOrRefuse(refundRef(dealerScope(ctx.session), refundId));
  const { session } = ctx;
  if (session.kind !== 'staff' || (session.role !== 'dealerFinance' && session.storeId !== refund.storeId)) throw new Refusal('NOT_FOUND');
  return refund;
}
