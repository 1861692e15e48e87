import type { Handler } from '#platform/http';
import type { paymentsContract } from '../contract.ts';
import { acrossTheCounter } from '../steps/move-account.ts';

/** Prepayment is the customer's money: given back on demand, by the manager, with a reason. Stored value is spent only. */
export const giveBack: Handler<(typeof paymentsContract)['POST /payments/accounts/{memberId}/give-back']> = ({ params, body }, ctx) => {
  const { method, amountFen, why, reference } = body;
  const named = reference === undefined ? {} : { reference };
  return acrossTheCounter(ctx, params.memberId, {
    step: 'GIVE_BACK',
    prepaidDeltaFen: -amountFen,
    storedDeltaFen: 0,
    method,
    why,
    ...named,
  });
};
