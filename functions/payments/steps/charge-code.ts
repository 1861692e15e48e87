import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { merchant } from '../gateways/merchant.ts';
import { chargeCode } from '../gateways/wechat-pay-code.ts';
import { askOrder, whereIs } from './ask-order.ts';
import { settle } from './settle.ts';
import { purchaseOf, type Reply, refuse, type Started } from './start-payment.ts';

/**
 * Charges the code that was scanned. Without a clear answer (a password is typed, or the answer was lost) the payment stays pending:
 * the till asks, the sweep asks, and after a minute the charge is reversed. A clear refusal frees the slip at once.
 */
export async function chargeNow<R>(ctx: Ctx, started: Started, authCode: string, reply: Reply<R>): Promise<R> {
  const { payment, slip, again } = started;
  if (payment.state !== 'PENDING') return commit(ctx, { writes: [], reply: reply(payment, slip) });
  const { notifyUrl: _never, expiresAt: _own, ...purchase } = purchaseOf(payment, slip);
  const answer = await chargeCode(await merchant(), { ...purchase, authCode, store: { id: slip.storeId } });
  const { action: _named, ...unnamed } = ctx;
  if (!answer.ok && !answer.failure.maybeDone) {
    // Charged before, a code is refused the second time: what became of it is asked for.
    const before = again ? await askOrder(unnamed, payment) : undefined;
    if (!before || before.payment.state === 'CLOSED') return refuse(ctx, before?.payment ?? payment, before?.slip ?? slip, answer.failure);
    return commit(ctx, { writes: [], reply: reply(before.payment, before.slip) });
  }
  const order = answer.ok && answer.value.state === 'order' ? answer.value.order : undefined;
  const settled = order && (await settle(unnamed, whereIs(payment), order));
  return commit(ctx, { writes: [], reply: settled ? reply(settled.payment, settled.slip) : reply(payment, slip) });
}
