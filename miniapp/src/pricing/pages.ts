/** Where pages of this context lead to. */
export const promotionsPage = 'pricing/pages/promotions/index';
export const promotionPage = 'pricing/pages/promotion/index';
export const pointsRulePage = 'pricing/pages/points-rule/index';
export const freightPage = 'pricing/pages/freight/index';
export const policyPage = 'pricing/pages/policy/index';
export const promotionFormPage = 'pricing/pages/promotion-form/index';
