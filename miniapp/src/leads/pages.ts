/** Where pages of this context lead to. */
export const leadPage = 'leads/pages/lead/index';
export const reportPage = 'leads/pages/report/index';
export const rulesPage = 'leads/pages/rules/index';
export const teamPage = 'leads/pages/team/index';
export const pipelinesPage = 'leads/pages/pipelines/index';
export const funnelPage = 'leads/pages/funnel/index';
export const recyclePage = 'leads/pages/recycle/index';
/** Where one writes to a customer outside WeCom; a page of members. */
export const memberPage = 'members/pages/member/index';
export const sourcesPage = 'leads/pages/sources/index';
export const importPage = 'leads/pages/import/index';
/** Pages beyond this context that a stage's actions are done with. */
export const bookPage = 'intake/pages/book/index';
export const sellPage = 'home/pages/sell/index';
