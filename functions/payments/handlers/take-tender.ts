import { ruleBookRefs } from '#commissions/queries';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { moveAccount } from '#members/writes';
import { type Slip, slipRef } from '#orders/queries';
import { recordTender } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { create, type Write } from '#platform/writes';
import type { paymentsContract } from '../contract.ts';
import { outTradeNoOf, type Payment } from '../domain/payment.ts';
import { foundSlip } from '../domain/slip-found.ts';
import { paymentReply } from '../steps/payment-reply.ts';
import { paymentRow } from '../store.ts';

type Route = (typeof paymentsContract)['POST /payments/slips/{slipId}/tenders'];
type Taken = Req<Route>['body'];

/** Cash, card or the customer's account: one read and one transaction; the last tender commits the slip. */
export const takeTender: Handler<Route> = async ({ params, body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const { slip: found, books } = await load({ slip: slipRef(scope, params.slipId), books: ruleBookRefs(scope) });
  const before = foundSlip(found, storeOf(ctx.session));
  refuseIncomplete(body);
  const payment = takenPayment(ctx, before, body);
  const { paymentId, method, amountFen } = payment;
  const tender = { paymentId, method, amountFen, at: ctx.now, by: payment.startedBy, ...referenceOf(body) };
  const { slip, writes, facts, audit } = recordTender(before, tender, books);
  const all = [...writes, create(paymentRow(payment)), ...fromAccount(before, payment, ctx)];
  return commit(ctx, { writes: all, facts, audit, reply: paymentReply(payment, slip, body.receivedFen) });
};

/** Refuses cash that does not suffice and a card without its number. */
function refuseIncomplete({ method, amountFen, receivedFen, reference }: Taken): void {
  if (method === 'CASH' && receivedFen !== undefined && receivedFen < amountFen)
    throw new Refusal('CASH_SHORT', { received: yuan(receivedFen), due: yuan(amountFen) });
  if (method === 'CARD' && reference === undefined) throw new Refusal('CARD_NUMBER');
}

const referenceOf = ({ reference }: Taken) => (reference === undefined ? {} : { reference });

function takenPayment(ctx: Ctx, slip: Slip, body: Taken): Payment {
  const paymentId = ctx.newId('payment');
  return {
    paymentId,
    rev: 1,
    slipId: slip.slipId,
    dealerId: slip.dealerId,
    storeId: slip.storeId,
    method: body.method,
    amountFen: body.amountFen,
    state: 'PAID',
    outTradeNo: outTradeNoOf(paymentId),
    startedBy: actorOf(ctx.session),
    startedAt: ctx.now,
    paidAt: ctx.now,
    asked: 0,
    ...referenceOf(body),
  };
}

/** What the customer has with this dealer, as the slip's member. */
function fromAccount(slip: Slip, { paymentId, method, amountFen, storeId, startedBy }: Payment, ctx: Ctx): Write[] {
  if (method !== 'PREPAID' && method !== 'STORED') return [];
  if (!slip.member) throw new Refusal('ACCOUNT_NONE');
  const [prepaidDeltaFen, storedDeltaFen] = method === 'PREPAID' ? [-amountFen, 0] : [0, -amountFen];
  const { memberId } = slip.member;
  const used = { entryId: paymentId, step: 'USE', prepaidDeltaFen, storedDeltaFen, at: ctx.now, by: startedBy, storeId } as const;
  return moveAccount({ scope: dealerScope(ctx.session), memberId, ...used, slipId: slip.slipId });
}
