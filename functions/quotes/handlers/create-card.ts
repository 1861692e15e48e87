import { type Configuration, configurationRef } from '#configurator/queries';
import { storeRef } from '#identity/queries';
import { type Instant, plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, storeOf } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { type Ask, quoteFrom, quoteRefs } from '#pricing/queries';
import type { quotesContract } from '../contract.ts';
import type { Card, CardLine } from '../domain/card.ts';
import { cardNews } from '../events.ts';
import { staffView } from '../steps/views.ts';
import { cardRow, frozenRow } from '../store.ts';

/** A row may hold 400 KB; what a price is made from is a few. */
const FROZEN_MOST = 350_000;

/** Prices the cart as a slip would, and freezes everything the price is made from beside the card. */
export const createCard: Handler<(typeof quotesContract)['POST /quotes']> = async ({ body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const { lockHours, leadId, title, open, depositFen, ...asked } = body;
  const ask: Ask = { ...asked, couponIds: [] };
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const { stocks: _, coupons: __, ...refs } = quoteRefs(ask, scope, storeId);
  const configured = ask.lines.flatMap(({ configurationId }) => configurationId ?? []);
  const { store, chosen, ...frozen } = await load({
    ...refs,
    store: storeRef(storeId),
    chosen: [...new Set(configured)].map(configurationRef),
  });
  if (!store) throw new Refusal('NOT_FOUND');
  const quote = quoteFrom(ask, { ...frozen, stocks: [], coupons: [] }, { now, storeId, role: session.role });
  if (depositFen !== undefined && depositFen >= quote.netFen) throw new Refusal('QUOTE_DEPOSIT', { net: yuan(quote.netFen) });
  const lines = ask.lines.map((line) => cardLine(line, chosen, open[line.lineKey] ?? []));
  const what = { title: title ?? quote.lines[0]?.name ?? '', ask, lines, listFen: quote.listFen, netFen: quote.netFen };
  const whose = { ...(body.memberId === undefined ? {} : { memberId: body.memberId }), ...(leadId === undefined ? {} : { leadId }) };
  const card: Card = {
    ...{ quoteId: ctx.newId('quote'), rev: 1, ...placeOf(session, store), ...whose, ...what },
    ...(depositFen === undefined ? {} : { depositFen }),
    ...{ lockedAt: now, lockedUntil: lockEnd(now, lockHours), viewers: 0 },
  };
  const kept = frozenRow(card.quoteId, frozen);
  if (String(kept.frozen).length > FROZEN_MOST) throw new Refusal('QUOTE_TOO_LARGE');
  return commit(ctx, {
    writes: [create(cardRow(card)), create(kept)],
    facts: [cardNews('quotes.card-shared', card, now)],
    audit: [{ scope, storeId, what: 'quotes.card-shared', targetId: card.quoteId, after: { netFen: card.netFen } }],
    reply: staffView(card, quote, [], now),
  });
};

const lockEnd = (now: Instant, hours: number): Instant => plusSeconds(now, hours * 3600);

function placeOf({ dealerId, personId, name, role }: StaffSession, store: { storeId: string; name: string }) {
  return { dealerId, storeId: store.storeId, storeName: store.name, guideId: personId, guideName: name, role };
}

/** A size off the list was approved as it is, and a kit's parts were chosen together: their options stay as they are. */
function cardLine(asked: Ask['lines'][number], chosen: readonly (Configuration | undefined)[], open: readonly string[]): CardLine {
  const { lineKey, skuId, qty, configurationId } = asked;
  const configuration = chosen.find((one) => one?.configurationId === configurationId);
  if (!configuration) return { lineKey, skuId, qty, open: [] };
  const { modelId, modelVersion, choices, nonstandard, kit } = configuration;
  const known = nonstandard || kit ? [] : open.filter((name) => Object.hasOwn(choices, name));
  return { lineKey, skuId, qty, configurationId: configuration.configurationId, modelId, modelVersion, open: known };
}
