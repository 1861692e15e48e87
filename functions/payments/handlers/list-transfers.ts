import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { transfersWaiting } from '../store.ts';

export const listTransfers: Handler<(typeof paymentsContract)['GET /payments/transfers']> = async ({ query }, ctx) => {
  const scope = dealerScope(ctx.session, query.dealerId);
  const { items, cursor } = await transfersWaiting(scope, query);
  const { slips } = await load({ slips: items.map(({ slipId }) => slipRef(scope, slipId)) });
  const shown = items.map((payment, i) => {
    const slip = slips[i];
    return { ...paymentReply(payment, slip), ...(slip ? { slipNumber: slip.number, storeName: slip.storeName } : {}) };
  });
  return { items: shown, ...(cursor === undefined ? {} : { cursor }) };
};
