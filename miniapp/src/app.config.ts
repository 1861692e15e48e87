export default defineAppConfig({
  pages: ['home/pages/start/index', 'home/pages/sell/index', 'home/pages/follow/index', 'home/pages/people/index'],
  // One subpackage per context; an entry appears with its first real page.
  subPackages: [
    { root: 'identity', pages: ['pages/sign-in/index', 'pages/me/index'] },
    {
      root: 'orders',
      pages: [
        'pages/slip/index',
        'pages/slips/index',
        'pages/totals/index',
        'pages/store/index',
        'pages/my-slip/index',
        'pages/return/index',
      ],
    },
    {
      root: 'leads',
      pages: [
        'pages/lead/index',
        'pages/report/index',
        'pages/rules/index',
        'pages/recycle/index',
        'pages/funnel/index',
        'pages/team/index',
        'pages/pipelines/index',
      ],
    },
    { root: 'members', pages: ['pages/member/index', 'pages/points/index'] },
    { root: 'campaigns', pages: ['pages/list/index', 'pages/plan/index'] },
    { root: 'segments', pages: ['pages/tag-rules/index', 'pages/segments/index', 'pages/segment/index'] },
    { root: 'commissions', pages: ['pages/mine/index', 'pages/rules/index', 'pages/rule-book/index', 'pages/closes/index'] },
    { root: 'wecom', pages: ['pages/offer/index', 'pages/sent/index', 'pages/customer/index'] },
    {
      root: 'coupons',
      pages: [
        'pages/redeem/index',
        'pages/code/index',
        'pages/templates/index',
        'pages/template/index',
        'pages/template-form/index',
        'pages/claim/index',
      ],
    },
    { root: 'payments', pages: ['pages/day/index', 'pages/todo/index', 'pages/account/index', 'pages/receipt/index'] },
    { root: 'configurator', pages: ['pages/models/index', 'pages/model/index'] },
    { root: 'quotes', pages: ['pages/card/index', 'pages/mine/index', 'pages/view/index'] },
    {
      root: 'pricing',
      pages: [
        'pages/promotions/index',
        'pages/promotion/index',
        'pages/promotion-form/index',
        'pages/points-rule/index',
        'pages/freight/index',
        'pages/policy/index',
      ],
    },
  ],
  preloadRule: { 'home/pages/start/index': { network: 'all', packages: ['identity'] } },
  window: {
    navigationBarTitleText: '导购',
    navigationBarBackgroundColor: '@barBackground',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@pageBackground',
  },
  // H5: pages change at once; Taro's animation would also lay every page, sheets included, below the tab rail.
  animation: false,
  darkmode: true,
  themeLocation: 'theme.json',
  tabBar: {
    custom: true,
    color: '#556360',
    selectedColor: '#0b6661',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'home/pages/start/index', text: '首页' },
      { pagePath: 'home/pages/sell/index', text: '开单' },
      { pagePath: 'home/pages/follow/index', text: '商机' },
      { pagePath: 'home/pages/people/index', text: '我的' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
});
