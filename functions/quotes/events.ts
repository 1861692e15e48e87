import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Announcement, Fact } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import type { Card } from './domain/card.ts';

/** What other contexts learn of a card. `memberId`: whom it was made for, or who looked or accepted. */
export type CardNews = {
  quoteId: string;
  dealerId: string;
  storeId: string;
  guideId: string;
  memberId?: string;
  leadId?: string;
  slipId?: string;
  /** What it is about, for the timeline. */
  name: string;
  netFen: Fen;
  at: Instant;
};

export type CardShared = Fact<'quotes.card-shared', CardNews>;
export type CardOpened = Fact<'quotes.card-opened', CardNews>;
export type CardAccepted = Fact<'quotes.card-accepted', CardNews>;

type Type = (CardShared | CardOpened | CardAccepted)['type'];

export function cardNews(type: Type, card: Card, at: Instant, by?: string): Announcement<string, CardNews> {
  const { quoteId, dealerId, storeId, guideId, leadId, title, netFen, accepted } = card;
  const memberId = by ?? card.memberId;
  const data = {
    ...{ quoteId, dealerId, storeId, guideId, name: title, netFen, at },
    ...(memberId === undefined ? {} : { memberId }),
    ...(leadId === undefined ? {} : { leadId }),
    ...(accepted ? { slipId: accepted.slipId } : {}),
  };
  return { type, scope: scopeOfDealer(dealerId), data };
}
