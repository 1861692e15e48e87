/** Where pages of this context lead to. */
export const leadPage = 'leads/pages/lead/index';
export const reportPage = 'leads/pages/report/index';
