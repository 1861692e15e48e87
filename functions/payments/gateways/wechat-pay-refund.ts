import type { Fen } from '#kernel/money';
import { callPay, type Merchant, type PayOutcome } from './wechat-pay-call.ts';
import { type PayRefund, refundOf, refundShape } from './wechat-pay-shapes.ts';

export type RefundAsk = {
  outTradeNo: string;
  /** The same number again is the same refund: always retry with it. */
  outRefundNo: string;
  refundFen: Fen;
  /** Of the whole order, as it was paid. */
  totalFen: Fen;
  reason?: string;
  notifyUrl?: string;
};

/** Within a year, at most 50 per order. Mostly PROCESSING at first; the callback or a query tells the end. */
export async function refundOrder(merchant: Merchant, ask: RefundAsk): Promise<PayOutcome<PayRefund>> {
  const body = {
    out_trade_no: ask.outTradeNo,
    out_refund_no: ask.outRefundNo,
    amount: { refund: ask.refundFen, total: ask.totalFen, currency: 'CNY' },
    ...(ask.reason === undefined ? {} : { reason: ask.reason }),
    ...(ask.notifyUrl === undefined ? {} : { notify_url: ask.notifyUrl }),
  };
  const answer = await callPay(merchant, { method: 'POST', url: '/v3/refund/domestic/refunds', body }, refundShape);
  return answer.ok ? { ok: true, value: refundOf(answer.value, answer.value.status) } : answer;
}

/** RESOURCE_NOT_EXISTS (404) if there is none: then it may be asked for again. */
export async function queryRefund(merchant: Merchant, outRefundNo: string): Promise<PayOutcome<PayRefund>> {
  const url = `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}`;
  const answer = await callPay(merchant, { method: 'GET', url }, refundShape);
  return answer.ok ? { ok: true, value: refundOf(answer.value, answer.value.status) } : answer;
}
