import { couponUseRefusals } from '#coupons/queries';
import { httpEntry } from '#platform/http';
import { pricingContract, pricingRefusals } from '#pricing/contract';
import { endPromotion } from './handlers/end-promotion.ts';
import { listPromotions } from './handlers/list-promotions.ts';
import { makeQuote } from './handlers/make-quote.ts';
import { publishPromotion } from './handlers/publish-promotion.ts';
import { setBook } from './handlers/set-book.ts';
import { setPrice } from './handlers/set-price.ts';
import { showBook } from './handlers/show-book.ts';

export const handler = httpEntry(
  pricingContract,
  {
    'POST /pricing/quotes': makeQuote,
    'GET /pricing/promotions': listPromotions,
    'POST /pricing/promotions': publishPromotion,
    'POST /pricing/promotions/{promotionId}/end': endPromotion,
    'GET /pricing/book': showBook,
    'PUT /pricing/book': setBook,
    'PUT /pricing/prices/{skuId}': setPrice,
  },
  { ...couponUseRefusals, ...pricingRefusals },
);
