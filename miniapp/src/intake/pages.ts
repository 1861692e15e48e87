/** Where pages of this context lead to, and those beyond it that they end in. */
export const bookPage = 'intake/pages/book/index';
export const myVisitsPage = 'intake/pages/my-visits/index';
export const visitsPage = 'intake/pages/visits/index';
export const leadPage = 'leads/pages/lead/index';
export const startPage = 'home/pages/start/index';
export const enterPage = 'intake/pages/enter/index';
export const codePage = 'intake/pages/code/index';
export const formsPage = 'intake/pages/forms/index';
