/** Where pages of this context lead to. */
export const slipPage = 'orders/pages/slip/index';
export const slipsPage = 'orders/pages/slips/index';
/** A dealer's day by store, a store's day: for those above them. */
export const totalsPage = 'orders/pages/totals/index';
export const storePage = 'orders/pages/store/index';
export const mySlipPage = 'orders/pages/my-slip/index';
/** A page of payments. */
export const receiptPage = 'payments/pages/receipt/index';
export const returnPage = 'orders/pages/return/index';
/** A page of home, since what goes out may have to be configured. */
export const exchangePage = 'home/pages/exchange/index';
