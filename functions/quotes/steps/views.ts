import type * as z from 'zod';
import type { PublishedModel } from '#configurator/domain/published-model';
import { type Configuration, labelsView } from '#configurator/queries';
import type { Instant } from '#kernel/instant';
import { dueFen, type Slip } from '#orders/queries';
import type { Quote } from '#pricing/queries';
import type { quotesContract } from '../contract.ts';
import { type Card, cardStateAt } from '../domain/card.ts';
import type { Look } from '../domain/look.ts';

type Staff = z.input<(typeof quotesContract)['GET /quotes/{quoteId}']['reply']>;
type Summary = z.input<(typeof quotesContract)['GET /quotes']['reply']>['items'][number];
type Customer = z.input<(typeof quotesContract)['GET /quotes/cards/{quoteId}']['reply']>;

const head = (card: Card, now: Instant) => {
  const { quoteId, title, storeName, guideName, listFen, netFen, lockedAt, lockedUntil, depositFen } = card;
  const state = cardStateAt(card, now);
  const deposit = depositFen !== undefined && depositFen < netFen ? { depositFen } : {};
  return { quoteId, state, title, storeName, guideName, listFen, netFen, lockedAt, lockedUntil, ...deposit };
};

export function summaryOf(card: Card, now: Instant): Summary {
  const { memberId, viewers, lastOpenedAt, accepted } = card;
  return {
    ...head(card, now),
    viewers,
    ...(memberId === undefined ? {} : { memberId }),
    ...(lastOpenedAt === undefined ? {} : { lastOpenedAt }),
    ...(accepted ? { slipId: accepted.slipId } : {}),
  };
}

const lines = (quote: Quote) =>
  quote.lines.map(({ lineKey, skuId, name, spec, qty, unit, listFen, netFen, gift }) => ({
    ...{ lineKey, skuId, name, text: spec, qty, unit, listFen, netFen, gift },
  }));

const reasons = ({ why }: Quote) =>
  why.filter(({ outcome, lane }) => outcome === 'applied' && lane !== 'FREIGHT').map(({ name, fen, text }) => ({ name, fen, text }));

export function staffView(card: Card, quote: Quote, looks: readonly Look[], now: Instant, slip?: Slip): Staff {
  const seen = looks.map(({ name, firstAt, lastAt, looks: times }) => ({
    firstAt,
    lastAt,
    looks: times,
    ...(name === undefined ? {} : { name }),
  }));
  const latest = seen.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
  const paying = slip ? { paidFen: slip.paidFen, dueFen: dueFen(slip) } : {};
  return {
    ...summaryOf(card, now),
    ...brought(quote),
    dealerId: card.dealerId,
    lines: lines(quote),
    why: reasons(quote),
    looks: latest,
    ...paying,
  };
}

const brought = ({ freight }: Quote) => (freight ? { freight } : {});

/** Of a line with options left open: what is chosen, and by which rules it may be changed. */
export type Swappable = { configuration: Configuration; model: PublishedModel };

export function customerView(
  card: Card,
  quote: Quote,
  swaps: ReadonlyMap<string, Swappable>,
  viewer: string | undefined,
  now: Instant,
): Customer {
  const { accepted, dealerId } = card;
  const goods = lines(quote).map((line) => {
    const open = card.lines.find(({ lineKey }) => lineKey === line.lineKey)?.open ?? [];
    const swap = swaps.get(line.lineKey);
    if (!swap) return { ...line, open: [] };
    const { labels, diagram, settings } = swap.model;
    const model = { labels: labelsView(labels), diagram, ...(settings ? { settings } : {}) };
    return { ...line, open: [...open], choices: { ...swap.configuration.choices }, model };
  });
  const mine = accepted && accepted.memberId === viewer ? { slipId: accepted.slipId } : {};
  return { ...head(card, now), ...brought(quote), dealerId, lines: goods, why: reasons(quote), ...mine };
}
