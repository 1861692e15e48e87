import type { commissions as zh } from '../zh-CN/commissions.ts';

export const commissions: Record<keyof typeof zh, string> = {
  mine: 'My commission',
  month: 'Commission this month',
  monthSlips: 'Slips this month',
  monthName: 'Month {month}',
  takenBack: 'taken back (sold in month {month})',
  total: 'Total',
  empty: 'No commission this month',
  emptyHow: 'Once a slip is paid, its commission appears here',
  rule: '{rule} (share {percent}%)',
  more: 'Show more',
  rules: 'Commission rules',
  rulesLive: 'In force, the first that fits pays',
  rulesOther: 'Not yet or no longer in force',
  noRules: 'No commission rules yet',
  noRulesHow: 'Rules set by head office or your dealer appear here',
  ruleComma: '，',
  ranking: 'Commission this month',
  rankingSlips: '{count} slips',
};
