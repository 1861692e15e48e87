import { ruleBookRefs } from '#commissions/queries';
import { Refusal } from '#kernel/refusal';
import { slipRef } from '#orders/queries';
import { dealerScope, type Scope } from '#platform/scope';
import type { Session } from '#platform/session';
import { getOrRefuse, load } from '#platform/table';
import type { Payment } from '../domain/payment.ts';
import { paymentRef } from '../store.ts';

const words = { PAID: '确认到账', CLOSED: '驳回', REFUNDING: '在退款', REFUNDED: '退款', PENDING: '' } as const;

/** A transfer that waits for finance, its slip and the commission rules. Refuses TRANSFER_STATE when it was decided before. */
export async function waitingTransfer(session: Session, paymentId: string, dealerId: string | undefined) {
  const scope: Scope = dealerScope(session, dealerId);
  const payment: Payment = await getOrRefuse(paymentRef(scope, paymentId));
  if (payment.method !== 'TRANSFER') throw new Refusal('NOT_FOUND');
  if (payment.state !== 'PENDING') throw new Refusal('TRANSFER_STATE', { state: words[payment.state] });
  const { slip, books } = await load({ slip: slipRef(scope, payment.slipId), books: ruleBookRefs(scope) });
  if (!slip) throw new Refusal('NOT_FOUND');
  return { scope, payment, slip, books };
}
