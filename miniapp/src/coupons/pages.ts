/** Where pages of this context lead to. */
export const redeemPage = 'coupons/pages/redeem/index';
export const codePage = 'coupons/pages/code/index';
