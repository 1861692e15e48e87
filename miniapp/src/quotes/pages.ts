/** Where pages of this context lead to, and those beyond it that a card ends in. */
export const cardPage = 'quotes/pages/card/index';
export const cardsPage = 'quotes/pages/mine/index';
export const viewPage = 'quotes/pages/view/index';
export const mySlipPage = 'orders/pages/my-slip/index';
export const joinPage = 'home/pages/start/index';
export const slipPage = 'orders/pages/slip/index';
