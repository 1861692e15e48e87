import * as z from 'zod';
import { type Call, json, Refused, type Reply } from '../core/exchange.ts';
import { DAY_MS } from '../core/quota.ts';
import { digits } from '../core/random.ts';
import { dayOf, type World } from '../core/world.ts';
import { sendRefund } from './notices.ts';
import { bodyAs, notifyUrl } from './orders.ts';
import type { Order, PayRefund } from './records.ts';
import { wireRefund } from './wire.ts';

const refundAsk = z
  .object({
    transaction_id: z.string().optional(),
    out_trade_no: z.string().optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
    reason: z.string().max(80).optional(),
    notify_url: notifyUrl.optional(),
    funds_account: z.literal('AVAILABLE').optional(),
    amount: z.object({ refund: z.number().int().min(1), total: z.number().int().min(1), currency: z.literal('CNY') }),
  })
  .refine((a) => a.transaction_id !== undefined || a.out_trade_no !== undefined, 'transaction_id和out_trade_no必须二选一');
const MOST_PARTIALS = 50;

/** POST /v3/refund/domestic/refunds: the same number again is the same refund. */
export function refund(world: World, call: Call): Reply {
  const ask = bodyAs(call, refundAsk);
  const { pay } = world.state;
  const order = Object.values(pay.orders).find((o) => o.outTradeNo === ask.out_trade_no || (o.transactionId ?? '') === ask.transaction_id);
  if (!order?.paidAtMs) throw new Refused('RESOURCE_NOT_EXISTS', '订单不存在', 404);
  const fixed = JSON.stringify([order.outTradeNo, ask.amount.refund, ask.amount.total]);
  const known = pay.refunds[ask.out_refund_no];
  if (known && known.fixed !== fixed) throw new Refused('INVALID_REQUEST', '退款单号已用于另一笔退款，参数不一致');
  if (known) return json(200, wireRefund(known, order));
  checkAllowed(world, order, ask.amount);
  order.refundedFen += ask.amount.refund;
  order.state = 'REFUND';
  const made: PayRefund = {
    outRefundNo: ask.out_refund_no,
    outTradeNo: order.outTradeNo,
    refundId: `50${digits(8)}${dayOf(world.nowMs()).replaceAll('-', '')}${digits(10)}`,
    refundFen: ask.amount.refund,
    totalFen: ask.amount.total,
    fixed,
    notifyUrl: ask.notify_url ?? '',
    state: 'PROCESSING',
    createdAtMs: world.nowMs(),
  };
  pay.refunds[made.outRefundNo] = made;
  return json(200, wireRefund(made, order));
}

function checkAllowed(world: World, order: Order, amount: { refund: number; total: number }): void {
  if (order.state !== 'SUCCESS' && order.state !== 'REFUND') throw new Refused('INVALID_REQUEST', '订单状态不允许退款');
  if (amount.total !== order.totalFen) throw new Refused('INVALID_REQUEST', '订单金额不一致，请核实');
  if (order.refundedFen + amount.refund > order.totalFen) throw new Refused('INVALID_REQUEST', '退款金额大于可退金额');
  if (world.nowMs() - (order.paidAtMs ?? 0) > 365 * DAY_MS) throw new Refused('INVALID_REQUEST', '订单已超过可退款的最大期限');
  const partials = Object.values(world.state.pay.refunds).filter((r) => r.outTradeNo === order.outTradeNo);
  if (partials.length >= MOST_PARTIALS) throw new Refused('INVALID_REQUEST', '退款次数超限');
}

/** GET /v3/refund/domestic/refunds/{out_refund_no} */
export function queryRefund(world: World, outRefundNo: string): Reply {
  const known = world.state.pay.refunds[outRefundNo];
  if (!known) throw new Refused('RESOURCE_NOT_EXISTS', '退款单不存在', 404);
  return json(200, wireRefund(known, world.state.pay.orders[known.outTradeNo]));
}

/** Ends the refunds whose time has come, as the control interface has set it. What did not go through can be refunded again. */
export function endRefunds(world: World): void {
  const { pay } = world.state;
  for (const one of Object.values(pay.refunds)) {
    const order = pay.orders[one.outTradeNo];
    if (one.state !== 'PROCESSING' || !order || world.nowMs() - one.createdAtMs < pay.refundDelayMs) continue;
    one.state = pay.refundEnd;
    one.endedAtMs = world.nowMs();
    if (one.state === 'CLOSED') order.refundedFen -= one.refundFen;
    sendRefund(world, one, order);
  }
}
