import type { Fen } from '#kernel/money';
import type { Tender } from '#orders/domain/slip';
import { afterRefund, planRefund } from './refund-plan.ts';

/**
 * Of what was paid on one slip so much stays with the shop for another: its tenders there are the same payments, so that a refund of
 * them goes the way the money once came. Together the tenders of both slips never give back more than was paid. Refuses REFUND_TOO_MUCH.
 */
export function carriedOver(
  tenders: readonly Tender[],
  amountFen: Fen,
  to: Pick<Tender, 'at' | 'by' | 'from'>,
): { left: Tender[]; carried: Tender[] } {
  const plan = planRefund(tenders, amountFen);
  const carried = plan.flatMap(({ paymentId, method, amountFen: part }): Tender[] => {
    const { reference } = tenders.find((tender) => tender.paymentId === paymentId) ?? {};
    return [{ paymentId, method, amountFen: part, ...(reference === undefined ? {} : { reference }), ...to }];
  });
  return { left: afterRefund(tenders, plan), carried };
}
