import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { log } from '#platform/log';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import { create, replace } from '#platform/writes';
import { refundEndEntry } from '../domain/journal.ts';
import type { Payment } from '../domain/payment.ts';
import { askedAgain, CLOSED, failed, given, outRefundNoOf, type Refund } from '../domain/refund.ts';
import { refundNews } from '../events.ts';
import { refundLoan } from '../gateways/lender.ts';
import { merchant, refundNotifyUrl } from '../gateways/merchant.ts';
import type { PayOutcome } from '../gateways/wechat-pay-call.ts';
import { refundOrder } from '../gateways/wechat-pay-refund.ts';
import { journalRow, paymentRef, refundRef, refundRow } from '../store.ts';

/** How the outside system answered: on its way, done, or not to be had this way. */
export type RefundAnswer = 'GOING' | 'DONE' | { failure: string };

/**
 * Asks the outside system for a refund that is on its way, or again whether it has ended: the same number each time, so that a lost
 * answer, a crash or two sweeps at once never give back twice.
 */
export async function sendRefund(ctx: Ctx, refund: Refund): Promise<Refund> {
  const payment = await get(paymentRef(scopeOfDealer(refund.dealerId), refund.paymentId));
  if (!payment) throw new Refusal('NOT_FOUND');
  return saveAnswer(ctx, refund, await askFor(refund, payment));
}

/** The first one to learn how it ended says so; whoever comes later changes nothing. */
export async function saveAnswer(ctx: Ctx, refund: Refund, answer: RefundAnswer): Promise<Refund> {
  if (refund.state !== 'SENDING') return refund;
  const next = afterAnswer(ctx, refund, answer);
  const facts = next.state === 'SENDING' ? [] : [refundNews('payments.refund-ended', next, ctx.now)];
  const posted = next.state === 'DONE' ? [create(journalRow(refundEndEntry(next, ctx.now)))] : [];
  await commit(ctx, { writes: [replace(refundRow(next), refund.rev), ...posted], facts, reply: null });
  return { ...next, rev: refund.rev + 1 };
}

function afterAnswer(ctx: Ctx, refund: Refund, answer: RefundAnswer): Refund {
  if (answer === 'GOING') return askedAgain(refund, ctx.now);
  if (answer === 'DONE') return given(refund, ctx.now);
  log('warn', 'refund failed', { requestId: refund.refundId, code: answer.failure.slice(0, 40) });
  return failed(refund, answer.failure);
}

/** By whose hands the money came, by theirs it goes back; nobody else is ever asked. */
function askFor(refund: Refund, payment: Payment): Promise<RefundAnswer> | RefundAnswer {
  switch (payment.method) {
    case 'WECHAT_NATIVE':
    case 'WECHAT_JSAPI':
    case 'WECHAT_CODE':
      return askWeChat(refund, payment);
    case 'INSTALMENT':
      return askLender(refund, payment);
    default:
      return { failure: 'NO_PROVIDER' };
  }
}

async function askLender(refund: Refund, { outTradeNo }: Payment): Promise<RefundAnswer> {
  const answer = await refundLoan({ outTradeNo, outRefundNo: outRefundNoOf(refund), amountFen: refund.amountFen });
  if (answer.ok) return answer.value.state;
  return answer.failure.kind === 'NEVER' ? { failure: answer.failure.message || answer.failure.code } : 'GOING';
}

async function askWeChat(refund: Refund, payment: Payment): Promise<RefundAnswer> {
  const answer = await refundOrder(await merchant(), {
    outTradeNo: payment.outTradeNo,
    outRefundNo: outRefundNoOf(refund),
    refundFen: refund.amountFen,
    totalFen: payment.amountFen,
    reason: refund.why.slice(0, 80),
    notifyUrl: refundNotifyUrl(refund),
  });
  return wechatAnswer(answer);
}

function wechatAnswer(answer: PayOutcome<{ state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL' }>): RefundAnswer {
  // Only a clear refusal is an end: without an answer it may have been carried out, so it is asked for again.
  if (!answer.ok) return answer.failure.kind === 'NEVER' ? { failure: answer.failure.message || answer.failure.code } : 'GOING';
  return endOf(answer.value.state);
}

export function endOf(state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'): RefundAnswer {
  switch (state) {
    case 'PROCESSING':
      return 'GOING';
    case 'SUCCESS':
      return 'DONE';
    case 'CLOSED':
      return { failure: CLOSED };
    case 'ABNORMAL':
      return { failure: 'ABNORMAL' };
    default:
      return state satisfies never;
  }
}

/** A callback names the dealer and our number in its address; what it says of the end is believed only with the same number. */
export async function refundEnded(
  ctx: Ctx,
  where: { dealerId: string; refundId: string },
  outRefundNo: string,
  answer: RefundAnswer,
): Promise<void> {
  const refund = await get(refundRef(scopeOfDealer(where.dealerId), where.refundId));
  if (!refund || outRefundNoOf(refund) !== outRefundNo) throw new Refusal('CALLBACK_REFUSED');
  await saveAnswer(ctx, refund, answer);
}
