import { plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { PAYING_SECONDS, type Slip } from '#orders/queries';
import { endPaying, startPaying } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { scopeOfDealer } from '#platform/scope';
import { actorOf } from '#platform/session';
import { get } from '#platform/table';
import { create, replace } from '#platform/writes';
import { closed, nextAsk, outTradeNoOf, type Payment, type PaymentMethod, paymentOfAction } from '../domain/payment.ts';
import { merchant, notifyUrl } from '../gateways/merchant.ts';
import { type Purchase, prepayJsapi, prepayNative } from '../gateways/wechat-pay.ts';
import type { PayFailure } from '../gateways/wechat-pay-call.ts';
import { attachOf, paymentRef, paymentRow } from '../store.ts';

/** How long the slip waits: for a code that the customer may pay, for a password after a scanned code, for a bank. */
const WAIT_SECONDS: Partial<Record<PaymentMethod, number>> = { WECHAT_CODE: 60, INSTALMENT: 30 * 60, TRANSFER: 7 * 86_400 };

function pendingPayment(ctx: Ctx, before: Slip, method: PaymentMethod, amountFen: number, paymentId: string) {
  const seconds = WAIT_SECONDS[method] ?? PAYING_SECONDS;
  const started = startPaying(before, { paymentId, amountFen }, ctx.now, seconds);
  const payment: Payment = {
    paymentId,
    rev: 1,
    slipId: before.slipId,
    dealerId: before.dealerId,
    storeId: before.storeId,
    method,
    amountFen,
    state: 'PENDING',
    outTradeNo: outTradeNoOf(paymentId),
    startedBy: actorOf(ctx.session),
    startedAt: ctx.now,
    until: plusSeconds(ctx.now, seconds),
    asked: 0,
  };
  return { payment, started };
}

export type Started = {
  payment: Payment;
  slip: Slip;
  /** This action was here before and its reply got lost: the outside system may have been asked already. */
  again: boolean;
};

/**
 * The pending payment, written before WeChat Pay is asked: whatever happens to the answer, our query will find the money. Asked again
 * under the same name it goes on with the one it began, which costs a read only where the slip refuses another.
 */
export async function startPayment(ctx: Ctx, before: Slip, method: PaymentMethod, amountFen: number): Promise<Started> {
  const own = ctx.action && paymentOfAction(before.slipId, ctx.action.requestHash);
  try {
    return await begin(ctx, before, method, amountFen, own ?? ctx.newId('payment'));
  } catch (error) {
    if (!(error instanceof Refusal) || own === undefined) throw error;
    const payment = await get(paymentRef(scopeOfDealer(before.dealerId), own));
    if (!payment) throw error;
    if (payment.state !== 'CLOSED') return { payment, slip: before, again: true };
    if (payment.rejected !== undefined) throw new Refusal('PAY_REFUSED', { reason: payment.rejected });
    return begin(ctx, before, method, amountFen, ctx.newId('payment'));
  }
}

async function begin(ctx: Ctx, before: Slip, method: PaymentMethod, amountFen: number, paymentId: string): Promise<Started> {
  const { payment: pending, started } = pendingPayment(ctx, before, method, amountFen, paymentId);
  const payment: Payment = { ...pending, askAt: nextAsk({ asked: 0 }, ctx.now) };
  const { action: _named, ...unnamed } = ctx;
  // The action's name is kept for the second step, which holds the answer that the phone waits for.
  await commit(unnamed, { writes: [...started.writes, create(paymentRow(payment))], reply: null });
  return { payment, slip: { ...started.slip, rev: started.slip.rev + 1 }, again: false };
}

/** A transfer is on its way: nobody is asked, finance looks at the statement. */
export async function awaitTransfer<R>(
  ctx: Ctx,
  before: Slip,
  told: { amountFen: number; reference: string },
  reply: Reply<R>,
): Promise<R> {
  const { payment: pending, started } = pendingPayment(ctx, before, 'TRANSFER', told.amountFen, ctx.newId('payment'));
  const payment: Payment = { ...pending, reference: told.reference };
  return commit(ctx, { writes: [...started.writes, create(paymentRow(payment))], reply: reply(payment, started.slip) });
}

export type Reply<R> = (payment: Payment, slip: Slip | undefined) => R;

export function purchaseOf(payment: Payment, slip: Slip): Purchase {
  return {
    outTradeNo: payment.outTradeNo,
    totalFen: payment.amountFen,
    description: `${slip.storeName} ${slip.number}`.slice(0, 40),
    notifyUrl: notifyUrl(),
    attach: attachOf(scopeOfDealer(slip.dealerId), slip.slipId),
    ...(payment.until ? { expiresAt: payment.until } : {}),
  };
}

/** Asks WeChat Pay for what the customer will pay with. A refusal closes the attempt, so that the till can start another. */
export async function askWeChat(ctx: Ctx, { payment, slip }: Started, openId?: string): Promise<Payment> {
  if (payment.state !== 'PENDING') return payment;
  const purchase = purchaseOf(payment, slip);
  const ours = await merchant();
  const answer = openId === undefined ? await prepayNative(ours, purchase) : await prepayJsapi(ours, purchase, openId);
  if (!answer.ok) return refuse(ctx, payment, slip, answer.failure);
  if ('codeUrl' in answer.value) return { ...payment, codeUrl: answer.value.codeUrl };
  return { ...payment, wxPay: answer.value.request };
}

export async function refuse(ctx: Ctx, payment: Payment, slip: Slip, failure: PayFailure): Promise<never> {
  const { action: _named, ...unnamed } = ctx;
  const reason = failure.message || failure.code || '';
  const why = failure.kind === 'NEVER' ? { rejected: reason } : {};
  // Not carried out for sure: let the till try again at once. Otherwise the query of pending payments decides.
  if (!failure.maybeDone) {
    const writes = [...endPaying(slip, payment.paymentId).writes, replace(paymentRow({ ...closed(payment), ...why }), payment.rev)];
    await commit(unnamed, { writes, reply: null });
  }
  if (failure.kind === 'NEVER') throw new Refusal('PAY_REFUSED', { reason });
  throw new Refusal('PAY_UNREACHABLE');
}

export async function savedAnswer<R>(ctx: Ctx, payment: Payment, reply: R): Promise<R> {
  return commit(ctx, { writes: [replace(paymentRow(payment), payment.rev)], reply });
}
