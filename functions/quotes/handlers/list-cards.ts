import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { quotesContract } from '../contract.ts';
import { summaryOf } from '../steps/views.ts';
import { cardsOfGuide, cardsOfStore } from '../store.ts';

export const listCards: Handler<(typeof quotesContract)['GET /quotes']> = async ({ query }, { session, now }) => {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const page =
    session.role === 'manager' ? await cardsOfStore(scope, storeId, query) : await cardsOfGuide(scope, storeId, session.personId, query);
  return { ...page, items: page.items.map((card) => summaryOf(card, now)) };
};
