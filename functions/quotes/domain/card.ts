import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { Ask } from '#pricing/domain/quote';

/** One line as its customer sees it, with what may be changed about it. */
export type CardLine = {
  lineKey: string;
  skuId: string;
  qty: number;
  configurationId?: string;
  /** The model version that was configured, and the options left open to the customer. */
  modelId?: string;
  modelVersion?: number;
  open: readonly string[];
};

export type Card = {
  quoteId: string;
  rev: number;
  dealerId: string;
  storeId: string;
  storeName: string;
  guideId: string;
  guideName: string;
  /** How much could be taken off by hand. */
  role: string;
  memberId?: string;
  leadId?: string;
  title: string;
  ask: Ask;
  lines: readonly CardLine[];
  listFen: Fen;
  netFen: Fen;
  /** 定金 that the customer may pay instead of the whole. */
  depositFen?: Fen;
  /** The price is worked out as of then, and honoured until then. */
  lockedAt: Instant;
  lockedUntil: Instant;
  /** People who looked. */
  viewers: number;
  lastOpenedAt?: Instant;
  withdrawnAt?: Instant;
  accepted?: { memberId: string; at: Instant; slipId: string };
};

export type CardState = 'OPEN' | 'ACCEPTED' | 'WITHDRAWN' | 'EXPIRED';

export function cardStateAt({ accepted, withdrawnAt, lockedUntil }: Card, now: Instant): CardState {
  if (accepted) return 'ACCEPTED';
  if (withdrawnAt !== undefined) return 'WITHDRAWN';
  return lockedUntil <= now ? 'EXPIRED' : 'OPEN';
}

/** A customer changed the configuration of a line; the whole costs otherwise. */
export function swapped(card: Card, { lineKey, configurationId, listFen, netFen }: Swap): Card {
  const ask = { ...card.ask, lines: card.ask.lines.map((line) => (line.lineKey === lineKey ? { ...line, configurationId } : line)) };
  const lines = card.lines.map((line) => (line.lineKey === lineKey ? { ...line, configurationId } : line));
  return { ...card, ask, lines, listFen, netFen };
}

export type Swap = { lineKey: string; configurationId: string; listFen: Fen; netFen: Fen };

/** Refuses QUOTE_WITHDRAWN, QUOTE_ACCEPTED. The lock is another question. */
export function refuseClosed(card: Card): void {
  if (card.accepted) throw new Refusal('QUOTE_ACCEPTED');
  if (card.withdrawnAt !== undefined) throw new Refusal('QUOTE_WITHDRAWN');
}

/** A card that names a customer is that customer's. Refuses QUOTE_NOT_YOURS. */
export function refuseStranger({ memberId }: Card, viewer: string | undefined): void {
  if (memberId !== undefined && viewer !== undefined && viewer !== memberId) throw new Refusal('QUOTE_NOT_YOURS');
}

/** The card without its acceptance, where the slip it became has let go. */
export function reopened(card: Card, slipState: string | undefined): Card {
  const { accepted, ...open } = card;
  return accepted && (slipState === 'EXPIRED' || slipState === 'CANCELLED') ? open : card;
}
