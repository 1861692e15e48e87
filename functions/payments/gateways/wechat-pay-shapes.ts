import * as z from 'zod';
import { epochMs, type Instant, instantOf, SHANGHAI_OFFSET_MINUTES } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/** CLOSED, REVOKED and PAYERROR never become SUCCESS. REFUND: paid, and something was given back. */
export type TradeState = 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR';
const tradeStates = ['NOTPAY', 'USERPAYING', 'SUCCESS', 'REFUND', 'CLOSED', 'REVOKED', 'PAYERROR'] as const satisfies readonly TradeState[];

/** An order as WeChat Pay knows it. Whoever believes it also compares mchid, outTradeNo and totalFen with what was asked. */
export type PayOrder = {
  mchid: string;
  appid: string;
  outTradeNo: string;
  state: TradeState;
  transactionId?: string | undefined;
  totalFen?: Fen | undefined;
  /** What the customer paid after WeChat's own coupons. */
  payerFen?: Fen | undefined;
  currency?: string | undefined;
  openid?: string | undefined;
  paidAt?: Instant | undefined;
  /** What we sent along with the order. */
  attach?: string | undefined;
};

export const orderShape = z.object({
  mchid: z.string(),
  appid: z.string().default(''),
  out_trade_no: z.string(),
  trade_state: z.enum(tradeStates),
  transaction_id: z.string().optional(),
  amount: z
    .object({ total: z.number().int().optional(), payer_total: z.number().int().optional(), currency: z.string().optional() })
    .optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
  success_time: z.string().optional(),
  attach: z.string().optional(),
});

export function orderOf(o: z.output<typeof orderShape>): PayOrder {
  return {
    mchid: o.mchid,
    appid: o.appid,
    outTradeNo: o.out_trade_no,
    state: o.trade_state,
    transactionId: o.transaction_id,
    totalFen: o.amount?.total,
    payerFen: o.amount?.payer_total,
    currency: o.amount?.currency,
    openid: o.payer?.openid,
    paidAt: instantFrom(o.success_time),
    attach: o.attach,
  };
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
const refundStates = ['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'] as const satisfies readonly RefundState[];

export type PayRefund = {
  outRefundNo: string;
  outTradeNo: string;
  refundId: string;
  state: RefundState;
  refundFen: Fen;
  totalFen: Fen;
  succeededAt?: Instant | undefined;
};

const refundBase = z.object({
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  refund_id: z.string(),
  amount: z.object({ refund: z.number().int(), total: z.number().int() }),
  success_time: z.string().optional(),
});
/** The API says status, the callback refund_status. */
export const refundShape = refundBase.extend({ status: z.enum(refundStates) });
export const refundNoticeShape = refundBase.extend({ refund_status: z.enum(refundStates), mchid: z.string() });

export function refundOf(r: z.output<typeof refundBase>, state: RefundState): PayRefund {
  return {
    outRefundNo: r.out_refund_no,
    outTradeNo: r.out_trade_no,
    refundId: r.refund_id,
    state,
    refundFen: r.amount.refund,
    totalFen: r.amount.total,
    succeededAt: instantFrom(r.success_time),
  };
}

function instantFrom(text: string | undefined): Instant | undefined {
  if (text === undefined || Number.isNaN(Date.parse(text))) return undefined;
  return instantOf(epochMs(text));
}

/** RFC 3339 in China's zone without fractions, the only form the documentation shows. */
export function payTime(instant: Instant): string {
  return `${instantOf(epochMs(instant) + SHANGHAI_OFFSET_MINUTES * 60_000).slice(0, 19)}+08:00`;
}
