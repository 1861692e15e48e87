import { ruleBookRefs } from '#commissions/queries';
import { activeAt, type Person, personRef, storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { memberRef } from '#members/queries';
import { dueNowFen } from '#orders/queries';
import { openLocked } from '#orders/writes';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { replace } from '#platform/writes';
import type { quotesContract } from '../contract.ts';
import { type Card, refuseClosed } from '../domain/card.ts';
import { cardNews } from '../events.ts';
import { findForCustomer } from '../steps/find.ts';
import { lockedQuote, refuseExpired } from '../steps/price.ts';
import { cardRow, type Frozen } from '../store.ts';

/** The customer's yes: the slip opens at the locked price, for the guide who made the card, in one transaction with it. */
export const acceptCard: Handler<(typeof quotesContract)['POST /quotes/cards/{quoteId}/accept']> = async ({ params, body }, ctx) => {
  const { card: before, frozen, memberId } = await findForCustomer(params.quoteId, ctx.session);
  if (memberId === undefined) throw new Refusal('FORBIDDEN');
  refuseClosed(before);
  await refuseExpired(before, ctx.now);
  const quote = lockedQuote(before, frozen, before.ask);
  if (quote.netFen !== body.expectedNetFen) throw new Refusal('QUOTE_CHANGED', { actual: yuan(quote.netFen) });
  const deposit = body.depositOnly ? depositOf(before) : undefined;
  const { dealerId, storeId, guideId, guideName, quoteId } = before;
  const scope = scopeOfDealer(dealerId);
  const { store, member, maker, books } = await load({
    store: storeRef(storeId),
    member: memberRef(memberId),
    maker: personRef(guideId),
    books: ruleBookRefs(scope),
  });
  if (!store) throw new Refusal('NOT_FOUND');
  if (!member) throw new Refusal('MEMBER_GONE');
  const { mobileMasked, level, name } = member;
  const buyer = { memberId, mobileMasked, level, ...(name === undefined ? {} : { name }) };
  const sale = {
    slipId: ctx.newId('slip'),
    quoteId,
    quote,
    store,
    seller: { personId: guideId, name: guideName, ...roleIn(maker, storeId, ctx.now) },
    member: buyer,
    made: madeOf(frozen),
    deposit,
  };
  const { slip, writes, facts, audit } = openLocked(sale, books, ctx.now);
  const card = { ...before, accepted: { memberId, at: ctx.now, slipId: slip.slipId } };
  const { slipId, netFen, holdsUntil } = slip;
  return commit(ctx, {
    writes: [replace(cardRow(card), before.rev, 'QUOTE_ACCEPTED'), ...writes],
    facts: [...facts, cardNews('quotes.card-accepted', card, ctx.now, memberId)],
    audit,
    reply: { slipId, dealerId, netFen, dueFen: dueNowFen(slip), ...(holdsUntil ? { holdsUntil } : {}) },
  });
};

/** Commission rules ask what somebody was when the slip opened. */
function roleIn(maker: Person | undefined, storeId: string, now: string): { role?: string } {
  const post = maker && activeAt(maker, now).find((assignment) => assignment.storeId === storeId);
  return post ? { role: post.role } : {};
}

/** Refuses QUOTE_NO_DEPOSIT. */
function depositOf({ depositFen }: Card): { amountFen: number } {
  if (depositFen === undefined) throw new Refusal('QUOTE_NO_DEPOSIT');
  return { amountFen: depositFen };
}

const madeOf = ({ configurations }: Frozen) =>
  Object.fromEntries(
    configurations.flatMap((one) =>
      one ? [[one.configurationId, { text: one.text, ...(one.approvalId ? { approvalId: one.approvalId } : {}) }]] : [],
    ),
  );
