/** Where pages of this context lead to. */
export const slipPage = 'orders/pages/slip/index';
export const slipsPage = 'orders/pages/slips/index';
export const mySlipPage = 'orders/pages/my-slip/index';
