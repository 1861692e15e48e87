/** Where pages of this context lead to. */
export const myCommissionPage = 'commissions/pages/mine/index';
export const commissionRulesPage = 'commissions/pages/rules/index';
export const ruleBookPage = 'commissions/pages/rule-book/index';
export const closesPage = 'commissions/pages/closes/index';
