import { memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import type { quotesContract } from '../contract.ts';
import { cardStateAt } from '../domain/card.ts';
import { lookedAgain } from '../domain/look.ts';
import { cardNews } from '../events.ts';
import { findForCustomer } from '../steps/find.ts';
import { cardRow, lookRef, lookRow } from '../store.ts';

/** One line a person; the first look is told to others. */
export const noteLook: Handler<(typeof quotesContract)['POST /quotes/cards/{quoteId}/looks']> = async ({ params }, ctx) => {
  const { card, viewer, memberId } = await findForCustomer(params.quoteId, ctx.session);
  const { quoteId } = params;
  const { before, member } = await load({
    before: lookRef(quoteId, viewer),
    member: memberId === undefined ? undefined : memberRef(memberId),
  });
  const reply = { state: cardStateAt(card, ctx.now) };
  const look = lookedAgain(before, viewer, member?.name, ctx.now);
  if (!look) return commit(ctx, { writes: [], reply });
  const seen = { ...card, viewers: card.viewers + (before ? 0 : 1), lastOpenedAt: ctx.now };
  const line: Write = before ? replace(lookRow(quoteId, look), before.rev) : create(lookRow(quoteId, look));
  return commit(ctx, {
    writes: [line, replace(cardRow(seen), card.rev)],
    facts: before ? [] : [cardNews('quotes.card-opened', seen, ctx.now, memberId)],
    reply,
  });
};
