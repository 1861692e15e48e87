import { type Day, dayOf, type Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Announcement, Fact } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import type { Refund, RefundState } from './domain/refund.ts';

/** What other contexts learn of money on its way back. */
export type RefundNews = {
  refundId: string;
  causeId: string;
  slipId: string;
  dealerId: string;
  storeId: string;
  method: string;
  amountFen: Fen;
  state: RefundState;
  at: Instant;
  day: Day;
};

export type RefundBooked = Fact<'payments.refund-booked', RefundNews>;
export type RefundEnded = Fact<'payments.refund-ended', RefundNews>;

type RefundFact = RefundBooked | RefundEnded;

export function refundNews(type: RefundFact['type'], refund: Refund, at: Instant): Announcement<string, RefundNews> {
  const { refundId, causeId, slipId, dealerId, storeId, method, amountFen, state } = refund;
  const data = { refundId, causeId, slipId, dealerId, storeId, method, amountFen, state, at, day: dayOf(at) };
  return { type, scope: scopeOfDealer(dealerId), data };
}
