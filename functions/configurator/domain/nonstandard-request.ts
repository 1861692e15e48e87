import { type Instant, plusDays } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { Nonstandard } from './configured.ts';

export type RequestDecision = { by: string; byName: string; outcome: 'APPROVED' | 'REJECTED'; at: Instant; note?: string };

/** A guide's request to have one product made to a size off the list: what, for how much, with which drawings. */
export type NonstandardRequest = {
  approvalId: string;
  rev: number;
  configurationId: string;
  dealerId: string;
  storeId: string;
  askedBy: string;
  askedByName: string;
  askedAt: Instant;
  skuId: string;
  name: string;
  text: string;
  priceFen: Fen;
  nonstandard: Nonstandard;
  note: string;
  /** Of drawings and photos in the media store. */
  drawings: readonly string[];
  decision?: RequestDecision;
};

export type RequestState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'EXPIRED';

/** Material prices move: nobody decides on what is older, and what was approved is sold within as many days. */
export const REQUEST_DAYS = 30;

export const openUntil = ({ askedAt }: NonstandardRequest): Instant => plusDays(askedAt, REQUEST_DAYS);

export const sellableUntil = (decidedAt: Instant): Instant => plusDays(decidedAt, REQUEST_DAYS);

export function requestStateAt(request: NonstandardRequest, now: Instant): RequestState {
  const { decision } = request;
  if (decision?.outcome === 'REJECTED') return 'REJECTED';
  const until = decision ? sellableUntil(decision.at) : openUntil(request);
  return until <= now ? 'EXPIRED' : (decision?.outcome ?? 'PENDING');
}

/**
 * The request after its manager's decision; the same manager saying the same again changes nothing. Refuses REQUEST_DECIDED,
 * REQUEST_EXPIRED.
 */
export function decidedRequest(before: NonstandardRequest, decision: RequestDecision): NonstandardRequest {
  const earlier = before.decision;
  if (earlier?.by === decision.by && earlier.outcome === decision.outcome) return before;
  if (earlier) throw new Refusal('REQUEST_DECIDED', { name: earlier.byName });
  if (openUntil(before) <= decision.at) throw new Refusal('REQUEST_EXPIRED');
  return { ...before, decision };
}
