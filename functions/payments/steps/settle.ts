import { ruleBookRefs } from '#commissions/queries';
import { Refusal } from '#kernel/refusal';
import { type Slip, slipRef } from '#orders/queries';
import { endPaying, recordTender } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { log } from '#platform/log';
import type { Scope } from '#platform/scope';
import { load } from '#platform/table';
import { create, replace } from '#platform/writes';
import { unclaimedEntry } from '../domain/journal.ts';
import { askedAgain, closed, type Payment, paid, refunding } from '../domain/payment.ts';
import type { PayOrder } from '../gateways/wechat-pay-shapes.ts';
import { journalRow, paymentRef, paymentRow } from '../store.ts';

export type Where = { scope: Scope; slipId: string; paymentId: string };
export type Settled = { payment: Payment; slip: Slip | undefined };

/**
 * Brings a payment to what WeChat Pay says of its order, by callback or by our own query: once, in one transaction with the slip.
 * Another writer may be faster (CHANGED): then look again. One read and one transaction where nothing interferes.
 */
export async function settle(ctx: Ctx, where: Where, order: PayOrder): Promise<Settled | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const { payment, slip, books } = await load({
      payment: paymentRef(where.scope, where.paymentId),
      slip: slipRef(where.scope, where.slipId),
      books: ruleBookRefs(where.scope),
    });
    if (!payment) return undefined;
    const step = stepFor(ctx, payment, slip, books, order);
    if (!step) return { payment, slip };
    try {
      await commit(ctx, { ...step.action, reply: null });
      return { payment: { ...step.payment, rev: payment.rev + 1 }, slip: step.slip };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'CHANGED' || attempt === 3) throw error;
    }
  }
}

type Books = Parameters<typeof recordTender>[2];
type Step = { payment: Payment; slip: Slip | undefined; action: Pick<Parameters<typeof commit>[1], 'writes' | 'facts' | 'audit'> };

function stepFor(ctx: Ctx, payment: Payment, slip: Slip | undefined, books: Books, order: PayOrder): Step | undefined {
  if (payment.state !== 'PENDING' && payment.state !== 'CLOSED') return undefined;
  switch (order.state) {
    case 'SUCCESS':
    case 'REFUND':
      return afterSuccess(ctx, payment, slip, books, order);
    case 'CLOSED':
    case 'REVOKED':
    case 'PAYERROR':
      return payment.state === 'CLOSED' ? undefined : ending(payment, slip);
    case 'NOTPAY':
    case 'USERPAYING': {
      if (payment.state === 'CLOSED') return undefined;
      const later = askedAgain(payment, ctx.now);
      return { payment: later, slip, action: { writes: [replace(paymentRow(later), payment.rev)] } };
    }
    default:
      return order.state satisfies never;
  }
}

/** The money is there: it becomes a tender of the slip. If the slip cannot take it any more, it goes back to the customer. */
function afterSuccess(ctx: Ctx, payment: Payment, slip: Slip | undefined, books: Books, order: PayOrder): Step {
  refuseOtherMoney(payment, order);
  const transactionId = order.transactionId ?? '';
  const at = ctx.now;
  try {
    if (!slip) throw new Refusal('NOT_FOUND');
    const tender = { paymentId: payment.paymentId, method: payment.method, amountFen: payment.amountFen, at, by: payment.startedBy };
    const change = recordTender(slip, { ...tender, reference: transactionId }, books);
    const done = paid(payment, transactionId, at);
    return { payment: done, slip: change.slip, action: { ...change, writes: [...change.writes, replace(paymentRow(done), payment.rev)] } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const back = refunding(payment, transactionId, at);
    const writes = [replace(paymentRow(back), payment.rev), create(journalRow(unclaimedEntry(back, at)))];
    return { payment: back, slip, action: { writes } };
  }
}

/** A signed message may still be about another order: amount and number must be the ones we asked for. */
function refuseOtherMoney(payment: Payment, order: PayOrder): void {
  if (order.outTradeNo === payment.outTradeNo && order.totalFen === payment.amountFen && (order.currency ?? 'CNY') === 'CNY') return;
  log('error', 'payment does not match its order', { code: 'PAYMENT_MISMATCH' });
  throw new Refusal('CALLBACK_REFUSED');
}

function ending(payment: Payment, slip: Slip | undefined): Step {
  const over = closed(payment);
  const freed = slip && slip.state === 'OPEN' ? endPaying(slip, payment.paymentId) : undefined;
  return {
    payment: over,
    slip: freed?.slip ?? slip,
    action: { writes: [...(freed?.writes ?? []), replace(paymentRow(over), payment.rev)] },
  };
}
