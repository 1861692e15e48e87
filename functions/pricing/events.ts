import type { Fact } from '#platform/facts';

/** Scope: the group, or the dealer whose stores it is for. `version` is that of the scope's live promotions. */
export type PromotionPublished = Fact<'pricing.promotion-published', { promotionId: string; name: string; version: number }>;
export type PromotionEnded = Fact<'pricing.promotion-ended', { promotionId: string; version: number }>;
