import type { Handler } from '#platform/http';
import type { quotesContract } from '../contract.ts';
import { findForCustomer, swappables } from '../steps/find.ts';
import { lockedQuote } from '../steps/price.ts';
import { customerView } from '../steps/views.ts';

export const openCard: Handler<(typeof quotesContract)['GET /quotes/cards/{quoteId}']> = async ({ params }, { session, now }) => {
  const { card, frozen, memberId } = await findForCustomer(params.quoteId, session);
  return customerView(card, lockedQuote(card, frozen, card.ask), await swappables(card.lines), memberId, now);
};
