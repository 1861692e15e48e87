import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Announcement, Fact } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import type { NonstandardRequest } from './domain/nonstandard-request.ts';

export type ModelPublished = Fact<'configurator.model-published', { modelId: string; version: number; skuId: string }>;

/** What other contexts learn of a request to make something off the list: who, how much, and how it was decided. */
export type RequestNews = {
  approvalId: string;
  configurationId: string;
  dealerId: string;
  storeId: string;
  askedBy: string;
  priceFen: Fen;
  decidedBy?: string;
  outcome?: 'APPROVED' | 'REJECTED';
  at: Instant;
};

export type RequestAsked = Fact<'configurator.request-asked', RequestNews>;
export type RequestDecided = Fact<'configurator.request-decided', RequestNews>;

export function requestNews(
  type: RequestAsked['type'] | RequestDecided['type'],
  request: NonstandardRequest,
  at: Instant,
): Announcement<string, RequestNews> {
  const { approvalId, configurationId, dealerId, storeId, askedBy, priceFen, decision } = request;
  const decided = decision ? { decidedBy: decision.by, outcome: decision.outcome } : {};
  return {
    type,
    scope: scopeOfDealer(dealerId),
    data: { approvalId, configurationId, dealerId, storeId, askedBy, priceFen, ...decided, at },
  };
}
