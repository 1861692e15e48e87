import { couponUseRefusals } from '#coupons/queries';
import { httpEntry } from '#platform/http';
import { pricingContract, pricingRefusals } from '#pricing/contract';
import { changePromotion } from './handlers/change-promotion.ts';
import { checkPromotion } from './handlers/check-promotion.ts';
import { changeDraft, dropDraft, listDrafts, saveDraft, showDraft } from './handlers/drafts.ts';
import { endPromotion } from './handlers/end-promotion.ts';
import { setFreight, showFreight } from './handlers/freight.ts';
import { listPromotions } from './handlers/list-promotions.ts';
import { listPast, showEffect, showPromotion } from './handlers/look-back.ts';
import { makeQuote } from './handlers/make-quote.ts';
import { listBookGoods, listBookPrices, showPhoneBook } from './handlers/phone-book.ts';
import { setPointsRule, showPointsRule } from './handlers/points-rule.ts';
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
    'PUT /pricing/promotions/{promotionId}': changePromotion,
    'POST /pricing/promotions/{promotionId}/end': endPromotion,
    'POST /pricing/promotions/checks': checkPromotion,
    'GET /pricing/promotions/past': listPast,
    'GET /pricing/promotions/{promotionId}': showPromotion,
    'GET /pricing/promotions/{promotionId}/effect': showEffect,
    'GET /pricing/drafts': listDrafts,
    'POST /pricing/drafts': saveDraft,
    'GET /pricing/drafts/{promotionId}': showDraft,
    'PUT /pricing/drafts/{promotionId}': changeDraft,
    'DELETE /pricing/drafts/{promotionId}': dropDraft,
    'GET /pricing/phone-book': showPhoneBook,
    'GET /pricing/phone-book/goods': listBookGoods,
    'GET /pricing/phone-book/prices': listBookPrices,
    'GET /pricing/points-rule': showPointsRule,
    'PUT /pricing/points-rule': setPointsRule,
    'GET /pricing/freight': showFreight,
    'PUT /pricing/freight': setFreight,
    'GET /pricing/book': showBook,
    'PUT /pricing/book': setBook,
    'PUT /pricing/prices/{skuId}': setPrice,
  },
  { ...couponUseRefusals, ...pricingRefusals },
);
