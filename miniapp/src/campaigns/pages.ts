/** Where pages of this context lead to. */
export const campaignsPage = 'campaigns/pages/list/index';
export const planPage = 'campaigns/pages/plan/index';
/** A member's page, of members. */
export const memberPage = 'members/pages/member/index';
