import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import type { Tender } from '#orders/domain/slip';

/** By which way money goes back, and who carries it out. */
export type RefundRoute = 'LENDER' | 'GATEWAY' | 'TERMINAL' | 'BANK' | 'ACCOUNT' | 'DRAWER';

/**
 * Money goes back the way it came (原路退回), in this order:
 * 1 instalment: the loan shrinks before anything else, so that credit never becomes money in hand (套现);
 * 2 WeChat Pay and Alipay: to the payer's own account, traceable, without hands;
 * 3 card: by the terminal to the same card; 4 transfer: to the same bank account;
 * 5 prepayment, 6 stored value: back onto the customer's account here, to be used or asked for again;
 * 7 cash: only what was paid in cash, and last of the money, since the drawer cannot take it back;
 * 8 trade-in: the old thing is usually gone, its worth comes onto the customer's account when all else has gone back.
 * Within one rank what was taken last goes back first: earlier money (a deposit) stays with the slip longest.
 */
const ways: Readonly<Record<string, { rank: number; route: RefundRoute }>> = {
  INSTALMENT: { rank: 1, route: 'LENDER' },
  WECHAT_JSAPI: { rank: 2, route: 'GATEWAY' },
  WECHAT_NATIVE: { rank: 2, route: 'GATEWAY' },
  WECHAT_CODE: { rank: 2, route: 'GATEWAY' },
  ALIPAY_CODE: { rank: 2, route: 'GATEWAY' },
  ALIPAY_QR: { rank: 2, route: 'GATEWAY' },
  CARD: { rank: 3, route: 'TERMINAL' },
  TRANSFER: { rank: 4, route: 'BANK' },
  PREPAID: { rank: 5, route: 'ACCOUNT' },
  STORED: { rank: 6, route: 'ACCOUNT' },
  CASH: { rank: 7, route: 'DRAWER' },
  TRADE_IN: { rank: 8, route: 'ACCOUNT' },
};

/** What a slip says of one tender; `refundedFen` has gone back already or is on its way. */
export type RefundableTender = Pick<Tender, 'paymentId' | 'method' | 'amountFen' | 'at' | 'refundedFen'>;
export type PlannedRefund = { paymentId: string; method: string; route: RefundRoute; amountFen: Fen };

const leftOf = (tender: RefundableTender): Fen => tender.amountFen - (tender.refundedFen ?? 0);

/** What can still go back of a slip. */
export const refundableFen = (tenders: readonly RefundableTender[]): Fen => tenders.reduce((sum, tender) => sum + leftOf(tender), 0);

/**
 * Which tender gives back how much of `amountFen`; the parts sum to it exactly and no tender gives back more than it took.
 * Several refunds one after the other take the same from each tender as one of their sum. Refuses REFUND_TOO_MUCH {most}.
 */
export function planRefund(tenders: readonly RefundableTender[], amountFen: Fen): PlannedRefund[] {
  const most = refundableFen(tenders);
  if (amountFen > most) throw new Refusal('REFUND_TOO_MUCH', { most: yuan(most) });
  const plan: PlannedRefund[] = [];
  let open = amountFen;
  for (const tender of [...tenders].sort(backOrder)) {
    const part = Math.min(open, leftOf(tender));
    if (part <= 0) continue;
    plan.push({ paymentId: tender.paymentId, method: tender.method, route: wayOf(tender.method).route, amountFen: part });
    open -= part;
  }
  return plan;
}

/** The slip's tenders once the plan is booked. */
export function afterRefund<T extends RefundableTender>(tenders: readonly T[], plan: readonly PlannedRefund[]): T[] {
  const back = new Map(plan.map(({ paymentId, amountFen }) => [paymentId, amountFen]));
  return tenders.map((tender) => {
    const part = back.get(tender.paymentId);
    return part === undefined ? tender : { ...tender, refundedFen: (tender.refundedFen ?? 0) + part };
  });
}

function wayOf(method: string): { rank: number; route: RefundRoute } {
  const way = ways[method];
  if (!way) throw new RangeError(`no way back for ${method}`);
  return way;
}

function backOrder(a: RefundableTender, b: RefundableTender): number {
  const ranked = wayOf(a.method).rank - wayOf(b.method).rank;
  if (ranked !== 0) return ranked;
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.paymentId < b.paymentId ? 1 : -1;
}
