import { randomUUID } from 'node:crypto';
import { enqueue } from '../core/callbacks.ts';
import { chinaTime, type World } from '../core/world.ts';
import { sealResource } from './crypto.ts';
import type { Order, PayRefund } from './records.ts';
import { wireOrder } from './wire.ts';

/** The body stays the same over all attempts; the signature is made at each. */
function send(world: World, url: string, eventType: string, summary: string, kind: string, value: unknown): void {
  if (url === '') return;
  const content = JSON.stringify({
    id: randomUUID(),
    create_time: chinaTime(world.nowMs()),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary,
    resource: sealResource(world, kind, value),
  });
  enqueue(world, { system: 'pay', type: eventType, url, content });
}

export function sendPaid(world: World, order: Order): void {
  send(world, order.notifyUrl, 'TRANSACTION.SUCCESS', '支付成功', 'transaction', wireOrder(world, order));
}

const summaries = { SUCCESS: '退款成功', CLOSED: '退款关闭', ABNORMAL: '退款异常' } as const;

export function sendRefund(world: World, refund: PayRefund, order: Order): void {
  if (refund.state === 'PROCESSING') return;
  const value = {
    mchid: world.state.pay.mchid,
    out_trade_no: refund.outTradeNo,
    transaction_id: order.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.state,
    ...(refund.endedAtMs && refund.state === 'SUCCESS' ? { success_time: chinaTime(refund.endedAtMs) } : {}),
    user_received_account: '支付用户零钱',
    amount: { total: refund.totalFen, refund: refund.refundFen, payer_total: refund.totalFen, payer_refund: refund.refundFen },
  };
  send(world, refund.notifyUrl, `REFUND.${refund.state}`, summaries[refund.state], 'refund', value);
}
