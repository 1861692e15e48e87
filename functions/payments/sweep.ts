import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { type Ctx, systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import { create, replace } from '#platform/writes';
import { refundEndEntry } from './domain/journal.ts';
import { askedAgain, type Payment, refunded } from './domain/payment.ts';
import { numberOf } from './domain/policy.ts';
import { refundLoan } from './gateways/lender.ts';
import { merchant } from './gateways/merchant.ts';
import { takeThing } from './gateways/valuer.ts';
import { refundOrder } from './gateways/wechat-pay-refund.ts';
import { askInsurer } from './steps/ask-insurer.ts';
import { askOrder, closeUnpaid } from './steps/ask-order.ts';
import { sendRefund } from './steps/send-refund.ts';
import { journalRow, paymentRow, paymentsToAsk, policiesToAsk, refundsToAsk } from './store.ts';

/** Each minute: ask for payments whose callback may be lost, close codes that ran out, send back what no slip could take, bring insurers to answer. */
export async function handler(): Promise<{ asked: number }> {
  const clock = systemContext('payments.sweep', 'sweep');
  const waiting = await paymentsToAsk(clock.now);
  for (const payment of waiting) await tried(payment.paymentId, (ctx) => lookAfter(ctx, payment));
  const going = await refundsToAsk(clock.now);
  for (const refund of going) await tried(refund.refundId, (ctx) => sendRefund(ctx, refund));
  const covers = await policiesToAsk(clock.now);
  for (const policy of covers) await tried(numberOf(policy), (ctx) => askInsurer(ctx, policy));
  return { asked: waiting.length + going.length + covers.length };
}

/** One's trouble must not stop the others; it stays due and is tried again next minute. */
async function tried(id: string, ask: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  const { action: _unnamed, ...ctx } = systemContext('payments.sweep', id);
  try {
    await ask(ctx);
  } catch (error) {
    const why = error instanceof Refusal ? { code: error.code } : errorFields(error);
    log('warn', 'payments sweep', { requestId: id, ...why });
  }
}

async function lookAfter(ctx: Ctx, payment: Payment): Promise<void> {
  if (payment.method === 'TRADE_IN') await tellValuer(ctx, payment);
  else if (payment.state === 'REFUNDING') await giveBack(ctx, payment);
  else if (payment.until && payment.until <= ctx.now) await closeUnpaid(ctx, payment);
  else await askOrder(ctx, payment);
}

async function isBack({ method, outTradeNo, amountFen }: Payment): Promise<boolean> {
  const outRefundNo = `${outTradeNo}R`;
  if (method === 'INSTALMENT') {
    const answer = await refundLoan({ outTradeNo, outRefundNo, amountFen });
    return answer.ok && answer.value.state === 'DONE';
  }
  const numbers = { outTradeNo, outRefundNo, refundFen: amountFen, totalFen: amountFen };
  const answer = await refundOrder(await merchant(), { ...numbers, reason: '销售单已关闭，原路退回' });
  return answer.ok && answer.value.state === 'SUCCESS';
}

/** The valuer hears that the old thing was taken in, until it has said that it knows. */
async function tellValuer(ctx: Ctx, payment: Payment): Promise<void> {
  const answer = await takeThing(payment.reference ?? '');
  const { askAt: _told, ...told } = payment;
  const next = answer.ok ? told : askedAgain(payment, ctx.now);
  await commit(ctx, { writes: [replace(paymentRow(next), payment.rev)], reply: null });
}

/** The same refund number every time: asking again never gives back twice. */
async function giveBack(ctx: Ctx, payment: Payment): Promise<void> {
  const next = (await isBack(payment)) ? refunded(payment) : askedAgain(payment, ctx.now);
  const { paymentId: refundId, ...back } = payment;
  const posted = next.state === 'REFUNDED' ? [create(journalRow(refundEndEntry({ ...back, refundId }, ctx.now)))] : [];
  await commit(ctx, { writes: [replace(paymentRow(next), payment.rev), ...posted], reply: null });
}
