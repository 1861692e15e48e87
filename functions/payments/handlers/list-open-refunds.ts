import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { paymentsContract } from '../contract.ts';
import { refundReply } from '../steps/refund-reply.ts';
import { openRefundsOfStore } from '../store.ts';

/** What a colleague of the store still has to give back, or to look into. */
export const listOpenRefunds: Handler<(typeof paymentsContract)['GET /payments/refunds']> = async ({ query }, ctx) => ({
  items: (await openRefundsOfStore(dealerScope(ctx.session), storeOf(ctx.session, query.storeId))).map(refundReply),
});
