/** Where pages of this context lead to. */
export const memberPage = 'members/pages/member/index';
