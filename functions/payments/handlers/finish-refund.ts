import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { actorOf } from '#platform/session';
import { create, replace } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { accountOf, type LedgerAccount, refundEndEntry } from '../domain/journal.ts';
import { givenByHand, type Refund } from '../domain/refund.ts';
import { refundNews } from '../events.ts';
import { ownRefund, refundReply } from '../steps/refund-reply.ts';
import { journalRow, refundRow } from '../store.ts';

/** A colleague has given it back at the terminal, by transfer or, after a failure, in another way. */
export const finishRefund: Handler<(typeof paymentsContract)['POST /payments/refunds/{refundId}/done']> = async ({ params, body }, ctx) => {
  const before = await ownRefund(ctx, params.refundId);
  const refund = givenByHand(before, body.reference, actorOf(ctx.session), ctx.now);
  const { dealerId, storeId, amountFen } = refund;
  return commit(ctx, {
    writes: [replace(refundRow(refund), before.rev), create(journalRow(refundEndEntry(refund, ctx.now, leftBy(before))))],
    facts: [refundNews('payments.refund-ended', refund, ctx.now)],
    audit: [
      {
        scope: scopeOfDealer(dealerId),
        storeId,
        what: 'payments.refund-by-hand',
        targetId: refund.refundId,
        before: { state: before.state },
        after: { amountFen, reference: body.reference },
      },
    ],
    reply: refundReply(refund),
  });
};

/** What failed on its own way is given back by the bank. */
const leftBy = ({ state, method }: Refund): LedgerAccount => (state === 'FAILED' ? 'BANK' : accountOf(method));
