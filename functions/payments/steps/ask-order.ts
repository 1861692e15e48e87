import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { scopeOfDealer } from '#platform/scope';
import type { Payment } from '../domain/payment.ts';
import { closeLoan, queryLoan } from '../gateways/lender.ts';
import { merchant } from '../gateways/merchant.ts';
import { closeOrder, queryOrder } from '../gateways/wechat-pay.ts';
import { reverseCharge } from '../gateways/wechat-pay-code.ts';
import type { PayOrder } from '../gateways/wechat-pay-shapes.ts';
import { type Settled, settle, type Where } from './settle.ts';

export const whereIs = (payment: Payment): Where => ({
  scope: scopeOfDealer(payment.dealerId),
  slipId: payment.slipId,
  paymentId: payment.paymentId,
});

/** Asks the provider what became of a payment and books it. Refuses PAY_UNREACHABLE; nothing is changed then. */
export async function askOrder(ctx: Ctx, payment: Payment): Promise<Settled | undefined> {
  return settle(ctx, whereIs(payment), await orderNow(payment));
}

/** Closes an unpaid order and books that. A customer who paid at the last moment is booked as paid. */
export async function closeUnpaid(ctx: Ctx, payment: Payment): Promise<Settled | undefined> {
  // A transfer that was announced by mistake is withdrawn: nobody outside knows of it.
  if (payment.method === 'TRANSFER') return settle(ctx, whereIs(payment), neverMade(await merchant(), payment));
  const before = await orderNow(payment);
  if (payment.method === 'INSTALMENT' && before.state === 'NOTPAY') return settle(ctx, whereIs(payment), await loanClosed(payment));
  if (payment.method === 'WECHAT_CODE' && before.state === 'USERPAYING') return reverseUnpaid(ctx, payment, before);
  if (before.state !== 'NOTPAY') return settle(ctx, whereIs(payment), before);
  const answer = await closeOrder(await merchant(), payment.outTradeNo);
  if (!answer.ok) return settle(ctx, whereIs(payment), await orderNow(payment));
  return settle(ctx, whereIs(payment), { ...before, state: 'CLOSED' });
}

/** What the provider says after closing: it may have approved in this very moment. */
async function loanClosed(payment: Payment): Promise<PayOrder> {
  const answer = await closeLoan(payment);
  if (answer.ok) return answer.value;
  throw new Refusal('PAY_UNREACHABLE');
}

/** A scanned code has no closing: it is reversed, which gives back what the customer pays in this very moment. */
async function reverseUnpaid(ctx: Ctx, payment: Payment, before: PayOrder): Promise<Settled | undefined> {
  const answer = await reverseCharge(await merchant(), payment.outTradeNo);
  return settle(ctx, whereIs(payment), answer.ok ? { ...before, state: 'REVOKED' } : await orderNow(payment));
}

async function orderNow(payment: Payment): Promise<PayOrder> {
  const ours = await merchant();
  const answer = await (payment.method === 'INSTALMENT' ? queryLoan(payment) : queryOrder(ours, payment.outTradeNo));
  if (answer.ok) return answer.value;
  // Our request for a code never reached WeChat Pay: nobody can pay such an order.
  if (answer.failure.code === 'ORDER_NOT_EXIST') return neverMade(ours, payment);
  throw new Refusal('PAY_UNREACHABLE');
}

const neverMade = ({ mchid, appid }: { mchid: string; appid: string }, { outTradeNo }: Payment): PayOrder => ({
  mchid,
  appid,
  outTradeNo,
  state: 'CLOSED',
});
