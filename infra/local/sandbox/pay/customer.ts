import { createVerify } from 'node:crypto';
import { Refused } from '../core/exchange.ts';
import type { Person } from '../core/people.ts';
import type { World } from '../core/world.ts';
import { sendPaid } from './notices.ts';
import { currentOrder, newTransactionId } from './orders.ts';
import type { Order } from './records.ts';

export type PaySubject = { codeUrl: string } | { prepayId: string } | { outTradeNo: string };

/** The customer pays what is in front of them: a scanned code, an opened payment sheet, or an order (whatever ticket it has). */
export function payAsCustomer(world: World, subject: PaySubject, payer: Person): Order {
  const order = found(world, subject);
  const ticket = 'outTradeNo' in subject ? order.tickets.at(-1) : order.tickets.find((t) => t.id === ticketIdOf(subject));
  const current = currentOrder(world, order.outTradeNo);
  if (current?.state === 'CLOSED') throw new Refused('ORDER_CLOSED', '订单已关闭', 409);
  if (current?.state !== 'NOTPAY') throw new Refused('PAID', '该订单已支付', 409);
  if (!ticket || ticket.expiresAtMs <= world.nowMs()) throw new Refused('EXPIRED', '二维码或预支付单已过期', 409);
  if (order.kind === 'JSAPI' && order.openid !== payer.openid) throw new Refused('WRONG_PAYER', '只能由下单的顾客支付', 409);
  markPaid(world, order, payer);
  return order;
}

export function markPaid(world: World, order: Order, payer: Person): void {
  order.state = 'SUCCESS';
  order.paidAtMs = world.nowMs();
  order.transactionId = newTransactionId(world);
  order.openid = payer.openid;
  sendPaid(world, order);
}

const ticketIdOf = (subject: { codeUrl: string } | { prepayId: string }): string =>
  'codeUrl' in subject ? subject.codeUrl : subject.prepayId;

function found(world: World, subject: PaySubject): Order {
  const { orders } = world.state.pay;
  const order =
    'outTradeNo' in subject
      ? orders[subject.outTradeNo]
      : Object.values(orders).find((o) => o.tickets.some((t) => t.id === ticketIdOf(subject)));
  if (!order) throw new Refused('NO_ORDER', '没有这笔订单', 404);
  return order;
}

export type PaymentSheet = { timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string };

/** What wx.requestPayment does before it shows the sheet: the merchant must have signed exactly this. Gives the prepay id. */
export function checkPaymentSheet(world: World, sheet: PaymentSheet): string {
  const { wechat, pay } = world.state;
  if (sheet.signType !== 'RSA' || !sheet.package.startsWith('prepay_id=')) throw new Refused('BAD_SHEET', '支付参数错误');
  const text = `${wechat.appid}\n${sheet.timeStamp}\n${sheet.nonceStr}\n${sheet.package}\n`;
  const signed = createVerify('RSA-SHA256').update(text).verify(pay.merchant.publicPem, sheet.paySign, 'base64');
  if (!signed) throw new Refused('BAD_SIGN', '支付验证签名失败');
  return sheet.package.slice('prepay_id='.length);
}
