import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { replace } from '#platform/writes';
import type { quotesContract } from '../contract.ts';
import { findForStaff } from '../steps/find.ts';
import { lockedQuote } from '../steps/price.ts';
import { staffView } from '../steps/views.ts';
import { cardRow, looksAt } from '../store.ts';

/** The customer reads that it was withdrawn; withdrawing it twice changes nothing. */
export const withdrawCard: Handler<(typeof quotesContract)['POST /quotes/{quoteId}/withdraw']> = async ({ params }, ctx) => {
  const { card: before, frozen } = await findForStaff(params.quoteId, ctx.session);
  if (before.accepted) throw new Refusal('QUOTE_ACCEPTED');
  const card = { ...before, withdrawnAt: before.withdrawnAt ?? ctx.now };
  const reply = staffView(card, lockedQuote(card, frozen, card.ask), await looksAt(params.quoteId), ctx.now);
  const { dealerId, storeId, quoteId, netFen } = card;
  return commit(ctx, {
    writes: [replace(cardRow(card), before.rev)],
    audit: [{ scope: scopeOfDealer(dealerId), storeId, what: 'quotes.card-withdrawn', targetId: quoteId, after: { netFen } }],
    reply,
  });
};
