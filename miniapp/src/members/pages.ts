/** Where pages of this context lead to. */
export const memberPage = 'members/pages/member/index';
/** Points: the balance, what ends when, and every entry. */
export const pointsPage = 'members/pages/points/index';
/** What the member has with this dealer; a page of payments. */
export const accountPage = 'payments/pages/account/index';
