import type { Slip } from '#orders/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Payment } from '../domain/payment.ts';
import { merchant } from '../gateways/merchant.ts';
import { chargeCode } from '../gateways/wechat-pay-code.ts';
import { whereIs } from './ask-order.ts';
import { settle } from './settle.ts';
import { purchaseOf, type Reply, refuse } from './start-payment.ts';

/**
 * Charges the code that was scanned. Without a clear answer (a password is typed, or the answer was lost) the payment stays pending:
 * the till asks, the sweep asks, and after a minute the charge is reversed. A clear refusal frees the slip at once.
 */
export async function chargeNow<R>(ctx: Ctx, payment: Payment, slip: Slip, authCode: string, reply: Reply<R>): Promise<R> {
  const { notifyUrl: _never, expiresAt: _own, ...purchase } = purchaseOf(payment, slip);
  const answer = await chargeCode(await merchant(), { ...purchase, authCode, store: { id: slip.storeId } });
  if (!answer.ok && !answer.failure.maybeDone) return refuse(ctx, payment, slip, answer.failure);
  const order = answer.ok && answer.value.state === 'order' ? answer.value.order : undefined;
  const { action: _named, ...unnamed } = ctx;
  const settled = order && (await settle(unnamed, whereIs(payment), order));
  return commit(ctx, { writes: [], reply: settled ? reply(settled.payment, settled.slip) : reply(payment, slip) });
}
