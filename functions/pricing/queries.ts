import { type Sku, skuRef } from '#catalogue/queries';
import { configurationRef } from '#configurator/queries';
import { type Coupon, couponRefs } from '#coupons/queries';
import { type Stock, stockRef } from '#inventory/queries';
import type { Instant } from '#kernel/instant';
import { type Member, memberRef } from '#members/queries';
import type { Scope } from '#platform/scope';
import type { Ref } from '#platform/table';
import type { Ask, ConfiguredGoods, LivePromotions, PriceBook, PriceOverride, Quote } from './domain/quote.ts';
import { assembled } from './steps/assembled.ts';
import { bookRef, groupLiveRef, liveRef, priceRef } from './store.ts';

export type { Ask, AskLine, Quote, QuoteLine, Why } from './domain/quote.ts';
export { quoteRefusals } from './refusals.ts';

/** What a quote reads, by name; lists run along the ask's lines (goods) and coupons. */
export type QuoteRefs = {
  skus: Ref<Sku>[];
  prices: Ref<PriceOverride>[];
  stocks: Ref<Stock>[];
  configurations: Ref<ConfiguredGoods>[];
  book: Ref<PriceBook>;
  groupPromotions: Ref<LivePromotions>;
  dealerPromotions: Ref<LivePromotions>;
  members: Ref<Member>[];
  coupons: Ref<Coupon>[];
};

export type QuoteLoaded = {
  skus: (Sku | undefined)[];
  prices: (PriceOverride | undefined)[];
  stocks: (Stock | undefined)[];
  configurations: (ConfiguredGoods | undefined)[];
  book: PriceBook | undefined;
  groupPromotions: LivePromotions | undefined;
  dealerPromotions: LivePromotions | undefined;
  members: (Member | undefined)[];
  coupons: (Coupon | undefined)[];
};

/**
 * The rows a quote needs, to be read in one `load` with the caller's own. At most 4 for each line, 2 for each coupon and 4: with
 * 20 lines and 3 coupons 90 of the 100 that one read may name.
 */
export function quoteRefs(ask: Ask, scope: Scope, storeId: string): QuoteRefs {
  const skuIds = [...new Set(ask.lines.map((line) => line.skuId))];
  const configurationIds = new Set(ask.lines.flatMap((line) => line.configurationId ?? []));
  return {
    skus: skuIds.map(skuRef),
    prices: skuIds.map((skuId) => priceRef(scope, skuId)),
    stocks: skuIds.map((skuId) => stockRef(scope, storeId, skuId)),
    configurations: [...configurationIds].map(configurationRef),
    book: bookRef(scope),
    groupPromotions: groupLiveRef(),
    dealerPromotions: liveRef(scope),
    members: ask.memberId === undefined ? [] : [memberRef(ask.memberId)],
    coupons: [...new Set(ask.couponIds)].flatMap((couponId) => couponRefs(scope, couponId)),
  };
}

/** Who asks, and when. `role` sets how much may be taken off by hand. `slipId`: coupons held by that slip still count. */
export type QuoteAt = { now: Instant; storeId: string; role: string; slipId?: string };

/**
 * Prices what was asked from what was read; writes nothing. Refuses with `quoteRefusals` and `couponUseRefusals`. The lines carry
 * floor and cost: replies to the phone leave them out.
 */
export function quoteFrom(ask: Ask, loaded: QuoteLoaded, at: QuoteAt): Quote {
  return assembled(ask, loaded, at);
}
