import type { Handler } from '#platform/http';
import type { quotesContract } from '../contract.ts';
import { findForStaff } from '../steps/find.ts';
import { lockedQuote } from '../steps/price.ts';
import { staffView } from '../steps/views.ts';
import { looksAt } from '../store.ts';

export const showCard: Handler<(typeof quotesContract)['GET /quotes/{quoteId}']> = async ({ params }, { session, now }) => {
  const { card, frozen, slip } = await findForStaff(params.quoteId, session);
  return staffView(card, lockedQuote(card, frozen, card.ask), await looksAt(params.quoteId), now, slip);
};
