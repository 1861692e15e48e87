/** Where pages of this context lead to. */
export const sentPage = 'wecom/pages/sent/index';
export const startPage = 'home/pages/start/index';
export const codePage = 'coupons/pages/code/index';
