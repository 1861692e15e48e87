import type { commissions as zh } from '../zh-CN/commissions.ts';

export const commissions: Record<keyof typeof zh, string> = {
  mine: 'My commission',
  month: 'Commission this month',
  monthSlips: 'Slips this month',
  monthName: 'Month {month}',
  total: 'Total',
  empty: 'No commission this month',
  emptyHow: 'Once a slip is paid, its commission appears here',
  rule: '{rule} (share {percent}%)',
  more: 'Show more',
};
