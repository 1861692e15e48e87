import type { Instant } from '#kernel/instant';
import { plusSeconds } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { dueFen, type Slip, type SlipState, type Tender } from './slip.ts';

const stateWords: Record<SlipState, string> = { OPEN: '开单', PAID: '收清', CANCELLED: '取消', EXPIRED: '过期' };

export function refuseUnlessOpen(slip: Slip): void {
  if (slip.state !== 'OPEN') throw new Refusal('SLIP_NOT_OPEN', { state: stateWords[slip.state] });
}

/**
 * The slip after one tender. The last one makes it PAID and ends the holds' clock. Refuses SLIP_NOT_OPEN, TENDER_TOO_MUCH.
 * Once money has come in the slip no longer expires by itself: what to do with it is a person's decision.
 */
export function afterTender(slip: Slip, tender: Tender): Slip {
  refuseUnlessOpen(slip);
  const due = dueFen(slip);
  if (tender.amountFen > due) throw new Refusal('TENDER_TOO_MUCH', { due: yuan(due) });
  const { holdsUntil: _ended, paying, ...rest } = slip;
  const stillPaying = paying && paying.paymentId !== tender.paymentId ? { paying } : {};
  const tendered = { ...rest, ...stillPaying, tenders: [...slip.tenders, tender], paidFen: slip.paidFen + tender.amountFen };
  if (tender.amountFen < due) return tendered;
  return { ...tendered, state: 'PAID', paidAt: tender.at };
}

/** How long a QR code or prepay may be paid. */
export const PAYING_SECONDS = 10 * 60;

/**
 * The slip while the customer pays on a phone. The holds outlive the code, so that money never arrives for goods let go.
 * Refuses SLIP_NOT_OPEN, TENDER_TOO_MUCH; a code still open is replaced only after it ran out or was closed (SLIP_PAYING).
 */
export function whilePaying(slip: Slip, payment: { paymentId: string; amountFen: Fen }, now: Instant, seconds = PAYING_SECONDS): Slip {
  refuseUnlessOpen(slip);
  const due = dueFen(slip);
  if (payment.amountFen > due) throw new Refusal('TENDER_TOO_MUCH', { due: yuan(due) });
  if (slip.paying && slip.paying.until > now) throw new Refusal('SLIP_PAYING');
  const until = plusSeconds(now, seconds);
  const longEnough = plusSeconds(until, 5 * 60);
  const holds = slip.holdsUntil && slip.holdsUntil < longEnough ? { holdsUntil: longEnough } : {};
  return { ...slip, ...holds, paying: { ...payment, until } };
}

/** The slip after the customer's code was closed unpaid. */
export function afterPayingEnded(slip: Slip, paymentId: string): Slip {
  if (slip.paying?.paymentId !== paymentId) return slip;
  const { paying: _closed, ...rest } = slip;
  return rest;
}

/** The slip let go: by a person (CANCELLED) or because nobody paid in time (EXPIRED). Refuses once money has come in. */
export function letGo(slip: Slip, as: 'CANCELLED' | 'EXPIRED', now: Instant, why?: string): Slip {
  refuseUnlessOpen(slip);
  if (slip.paidFen > 0) throw new Refusal('SLIP_HAS_MONEY', { paid: yuan(slip.paidFen) });
  if (slip.paying && slip.paying.until > now) throw new Refusal('SLIP_PAYING');
  const { holdsUntil: _ended, paying: _over, ...rest } = slip;
  return { ...rest, state: as, closedAt: now, ...(why === undefined ? {} : { closedWhy: why }) };
}
