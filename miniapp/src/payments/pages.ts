/** Where pages of this context lead to. */
export const dayPage = 'payments/pages/day/index';
export const todoPage = 'payments/pages/todo/index';
export const accountPage = 'payments/pages/account/index';
export const receiptPage = 'payments/pages/receipt/index';
