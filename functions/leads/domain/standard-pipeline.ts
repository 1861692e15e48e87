import type { Pipeline } from './pipeline.ts';

/** What a new dealer starts with, until somebody edits it: data like any other pipeline. */
export const standardPipeline: Pipeline = {
  id: 'standard',
  version: 1,
  name: '门店销售',
  stages: [
    {
      key: 'new',
      name: '新商机',
      kind: 'OPEN',
      entry: [],
      exit: [{ kind: 'EFFECTIVE_FOLLOW_UPS', atLeast: 1 }],
      actions: ['SHARE_CASE', 'BOOK_VISIT'],
    },
    { key: 'visit', name: '邀约到店', kind: 'OPEN', entry: [], exit: [], actions: ['BOOK_VISIT', 'SHARE_CASE', 'SEND_COUPON'] },
    {
      key: 'need',
      name: '需求确认',
      kind: 'OPEN',
      entry: [],
      exit: [{ kind: 'ANSWERED', question: 'budget' }],
      actions: ['MEASURE', 'SHARE_CASE', 'QUOTE'],
    },
    {
      key: 'quote',
      name: '方案报价',
      kind: 'OPEN',
      entry: [],
      exit: [{ kind: 'ACTION_DONE', action: 'QUOTE' }],
      actions: ['QUOTE', 'SEND_COUPON', 'OPEN_SLIP'],
    },
    {
      key: 'deal',
      name: '成交洽谈',
      kind: 'OPEN',
      entry: [{ kind: 'ACTION_DONE', action: 'QUOTE' }],
      exit: [],
      actions: ['QUOTE', 'SEND_COUPON', 'OPEN_SLIP'],
    },
    { key: 'won', name: '已成交', kind: 'WON', entry: [], exit: [], actions: [] },
    { key: 'lost', name: '已流失', kind: 'LOST', entry: [], exit: [], actions: [] },
  ],
  results: [
    { key: 'interested', name: '有意向', effective: true },
    { key: 'thinking', name: '再考虑', effective: true },
    { key: 'appointed', name: '已约时间', effective: true },
    { key: 'visited', name: '已到店', effective: true },
    { key: 'no-answer', name: '未接通', effective: false },
    { key: 'no-reply', name: '未回复', effective: false },
  ],
  lostReasons: [
    { key: 'price', name: '价格' },
    { key: 'competitor', name: '选择他牌' },
    { key: 'no-need', name: '不再需要' },
    { key: 'unreachable', name: '联系不上' },
    { key: 'goods', name: '款式或货期不合适' },
  ],
  maxPauseDays: 60,
};
