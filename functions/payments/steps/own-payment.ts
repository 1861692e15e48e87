import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { dealerScope, storeOf } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { Payment } from '../domain/payment.ts';
import { paymentRef } from '../store.ts';

/** A payment of the caller's own store. */
export async function ownPayment(ctx: Ctx, paymentId: string): Promise<Payment> {
  const payment = await getOrRefuse(paymentRef(dealerScope(ctx.session), paymentId));
  if (payment.storeId !== storeOf(ctx.session)) throw new Refusal('NOT_FOUND');
  return payment;
}
