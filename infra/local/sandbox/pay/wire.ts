import { chinaTime, type World } from '../core/world.ts';
import type { Order, PayRefund } from './records.ts';

const descriptions: Record<Order['state'], string> = {
  NOTPAY: '订单未支付',
  USERPAYING: '用户支付中，需要输入密码',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
  REVOKED: '订单已撤销',
  PAYERROR: '支付失败',
};

/** An order as queries, code payments and callbacks tell it. Payer and times are there once it is paid. */
export function wireOrder(world: World, order: Order): object {
  const paid = order.paidAtMs !== undefined;
  return {
    appid: order.appid,
    mchid: world.state.pay.mchid,
    out_trade_no: order.outTradeNo,
    ...(order.transactionId ? { transaction_id: order.transactionId } : {}),
    trade_type: order.kind,
    trade_state: order.state,
    trade_state_desc: descriptions[order.state],
    attach: paid ? order.attach : '',
    ...(order.paidAtMs ? { bank_type: 'OTHERS', success_time: chinaTime(order.paidAtMs), payer: { openid: order.openid ?? '' } } : {}),
    amount: { total: order.totalFen, currency: 'CNY', ...(paid ? { payer_total: order.totalFen, payer_currency: 'CNY' } : {}) },
    promotion_detail: [],
  };
}

export function wireRefund(refund: PayRefund, order: Order | undefined): object {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order?.transactionId ?? '',
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: chinaTime(refund.createdAtMs),
    ...(refund.endedAtMs && refund.state === 'SUCCESS' ? { success_time: chinaTime(refund.endedAtMs) } : {}),
    status: refund.state,
    funds_account: 'AVAILABLE',
    amount: {
      total: refund.totalFen,
      refund: refund.refundFen,
      payer_total: refund.totalFen,
      payer_refund: refund.refundFen,
      settlement_refund: refund.refundFen,
      settlement_total: refund.totalFen,
      discount_refund: 0,
      currency: 'CNY',
    },
  };
}
