/** Where pages of this context lead to. */
export const redeemPage = 'coupons/pages/redeem/index';
export const codePage = 'coupons/pages/code/index';
export const templatesPage = 'coupons/pages/templates/index';
export const templatePage = 'coupons/pages/template/index';
export const templateFormPage = 'coupons/pages/template-form/index';
export const claimPage = 'coupons/pages/claim/index';
