/** Where pages of this context lead to. */
export const memberPage = 'members/pages/member/index';
/** What the member has with this dealer; a page of payments. */
export const accountPage = 'payments/pages/account/index';
