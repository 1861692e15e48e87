/** Where pages of this context lead to. */
export const memberPage = 'members/pages/member/index';
/** Points: the balance, what ends when, and every entry. */
export const pointsPage = 'members/pages/points/index';
/** 隐私与我的数据: a customer's own. */
export const myDataPage = 'members/pages/my-data/index';
/** What the member has with this dealer; a page of payments. */
export const accountPage = 'payments/pages/account/index';
