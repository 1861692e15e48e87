import type * as z from 'zod';
import { dueFen, type Slip } from '#orders/queries';
import type { Payment } from '../domain/payment.ts';
import type { payment as shape } from '../payment-shape.ts';

/** What the till shows after a step: the payment, and where the slip stands. `receivedFen` is the cash in hand, for the change. */
export function paymentReply(payment: Payment, slip: Slip | undefined, receivedFen?: number): z.input<typeof shape> {
  const { paymentId, slipId, method, amountFen, state, codeUrl, wxPay, reference, rejected } = payment;
  return {
    paymentId,
    slipId,
    method,
    amountFen,
    state,
    at: payment.paidAt ?? payment.startedAt,
    ...(reference === undefined ? {} : { reference }),
    ...(rejected === undefined ? {} : { rejected }),
    ...(codeUrl && state === 'PENDING' ? { codeUrl } : {}),
    ...(wxPay && state === 'PENDING' ? { wxPay } : {}),
    ...(slip ? { slipState: slip.state, slipDueFen: dueFen(slip) } : {}),
    ...(receivedFen === undefined ? {} : { changeFen: Math.max(0, receivedFen - amountFen) }),
  };
}
