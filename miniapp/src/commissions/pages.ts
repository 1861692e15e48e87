/** Where pages of this context lead to. */
export const myCommissionPage = 'commissions/pages/mine/index';
export const commissionRulesPage = 'commissions/pages/rules/index';
