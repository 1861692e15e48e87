import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { paymentsContract } from '../contract.ts';
import { acrossTheCounter } from '../steps/move-account.ts';

/** A customer leaves money here before buying. */
export const takeIn: Handler<(typeof paymentsContract)['POST /payments/accounts/{memberId}/take-in']> = ({ params, body }, ctx) => {
  const { kind, method, amountFen, reference } = body;
  if (method === 'CARD' && reference === undefined) throw new Refusal('CARD_NUMBER');
  const [prepaidDeltaFen, storedDeltaFen] = kind === 'PREPAID' ? [amountFen, 0] : [0, amountFen];
  const named = reference === undefined ? {} : { reference };
  return acrossTheCounter(ctx, params.memberId, { step: 'TAKE_IN', prepaidDeltaFen, storedDeltaFen, method, ...named });
};
