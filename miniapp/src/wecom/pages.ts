/** Where pages of this context lead to. */
export const sentPage = 'wecom/pages/sent/index';
export const startPage = 'home/pages/start/index';
export const codePage = 'coupons/pages/code/index';
/** Who is being chatted with: WeCom's sidebar opens it. */
export const customerPage = 'wecom/pages/customer/index';
/** A member's page, of members. */
export const memberPage = 'members/pages/member/index';
