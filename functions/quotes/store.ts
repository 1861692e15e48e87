import type { Page } from '#kernel/page';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { query, type Ref, type Row } from '#platform/table';
import type { QuoteLoaded } from '#pricing/queries';
import type { Card } from './domain/card.ts';
import type { Look } from './domain/look.ts';

/** A card is found by its id alone: customers belong to no dealer, and nobody guesses eighty random bits. */
const partition = (quoteId: string): string => `QUOTE#${quoteId}`;

export function cardRef(quoteId: string): Ref<Card> {
  return { key: { pk: partition(quoteId), sk: 'CARD' }, read: readCard };
}

const readCard = (row: Row): Card => ({ ...(row.card as Card), rev: Number(row.rev) });

export function cardRow({ rev, ...card }: Card): Row {
  const { quoteId, storeId, guideId, lockedAt } = card;
  const scope = scopeOfDealer(card.dealerId);
  const sort = `${lockedAt}#${quoteId}`;
  return {
    ...cardRef(quoteId).key,
    gsi1pk: storeCards(scope, storeId),
    gsi1sk: sort,
    gsi2pk: guideCards(scope, storeId, guideId),
    gsi2sk: sort,
    card,
    rev,
  };
}

const storeCards = (scope: Scope, storeId: string): string => `${scope}#QUOTES#${storeId}`;
const guideCards = (scope: Scope, storeId: string, guideId: string): string => `${scope}#QUOTES#${storeId}#${guideId}`;

type PageAsk = { cursor?: string | undefined; limit?: number | undefined };
const sized = ({ cursor, limit }: PageAsk) => (limit === undefined ? { cursor } : { cursor, limit });

export const cardsOfStore = (scope: Scope, storeId: string, ask: PageAsk): Promise<Page<Card>> =>
  query({ index: 'gsi1', pk: storeCards(scope, storeId), newestFirst: true, ...sized(ask) }, readCard);

export const cardsOfGuide = (scope: Scope, storeId: string, guideId: string, ask: PageAsk): Promise<Page<Card>> =>
  query({ index: 'gsi2', pk: guideCards(scope, storeId, guideId), newestFirst: true, ...sized(ask) }, readCard);

/** Everything the price is made from, as it was when it was locked. */
export type Frozen = Omit<QuoteLoaded, 'stocks' | 'coupons'>;

/** JSON knows no undefined: what was not there is null in it. */
const thawed = (row: Row): Frozen =>
  JSON.parse(String(row.frozen), (_, value) => (Array.isArray(value) ? value.map((one) => one ?? undefined) : value)) as Frozen;

/** As text: the table's maps forget the order of their keys, and the same input must give the same price. */
export function frozenRef(quoteId: string): Ref<Frozen> {
  return { key: { pk: partition(quoteId), sk: 'FROZEN' }, read: thawed };
}

export const frozenRow = (quoteId: string, frozen: Frozen): Row => ({ ...frozenRef(quoteId).key, frozen: JSON.stringify(frozen) });

export function lookRef(quoteId: string, viewer: string): Ref<Look & { rev: number }> {
  return { key: { pk: partition(quoteId), sk: `LOOK#${viewer}` }, read: (row) => ({ ...(row.look as Look), rev: Number(row.rev) }) };
}

export const lookRow = (quoteId: string, look: Look): Row => ({ ...lookRef(quoteId, look.viewer).key, look });

/** Who looked, at most a hundred. */
export async function looksAt(quoteId: string): Promise<Look[]> {
  const range = { pk: partition(quoteId), from: 'LOOK#', to: 'LOOK#~', limit: 100 };
  return (await query(range, (row) => row.look as Look)).items;
}
