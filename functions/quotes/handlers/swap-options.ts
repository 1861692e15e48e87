import type { Choices } from '#configurator/domain/model';
import { createConfiguration } from '#configurator/writes';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { put, replace } from '#platform/writes';
import type { quotesContract } from '../contract.ts';
import { refuseClosed, swapped } from '../domain/card.ts';
import { findForCustomer, swappables } from '../steps/find.ts';
import { lockedQuote, refuseExpired } from '../steps/price.ts';
import { customerView } from '../steps/views.ts';
import { cardRow, frozenRow } from '../store.ts';

/** The customer changes options that the guide left open: made anew by the pinned version, priced anew as of the lock. */
export const swapOptions: Handler<(typeof quotesContract)['POST /quotes/cards/{quoteId}/swaps']> = async ({ params, body }, ctx) => {
  const { card, frozen, memberId } = await findForCustomer(params.quoteId, ctx.session);
  refuseClosed(card);
  await refuseExpired(card, ctx.now);
  const before = (await swappables(card.lines)).get(body.lineKey);
  const open = card.lines.find(({ lineKey }) => lineKey === body.lineKey)?.open ?? [];
  if (!before || !Object.keys(body.choices).every((name) => open.includes(name))) throw new Refusal('SWAP_NOT_OPEN');
  const choices: Choices = { ...before.configuration.choices, ...body.choices };
  const { configuration, write } = createConfiguration(before.model, choices, ctx.newId('configuration'));
  if (configuration.needsApproval) throw new Refusal('SWAP_NOT_OPEN');
  const changed = { ...frozen, configurations: [...frozen.configurations, configuration] };
  const { configurationId } = configuration;
  const lines = card.ask.lines.map((line) => (line.lineKey === body.lineKey ? { ...line, configurationId } : line));
  const quote = lockedQuote(card, changed, { ...card.ask, lines });
  const after = swapped(card, { lineKey: body.lineKey, configurationId, listFen: quote.listFen, netFen: quote.netFen });
  // Of earlier choices of this line nothing is needed any more.
  const kept = {
    ...changed,
    configurations: changed.configurations.filter((one) => lines.some((line) => line.configurationId === one?.configurationId)),
  };
  const swaps = new Map([[body.lineKey, { ...before, configuration }]]);
  const others = await swappables(after.lines.filter(({ lineKey }) => lineKey !== body.lineKey));
  return commit(ctx, {
    writes: [write, replace(cardRow(after), card.rev), put(frozenRow(card.quoteId, kept))],
    reply: customerView(after, quote, new Map([...others, ...swaps]), memberId, ctx.now),
  });
};
