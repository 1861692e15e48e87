export const commissions = {
  mine: '我的提成',
  month: '本月提成',
  monthSlips: '本月成交单',
  monthName: '{month}月',
  total: '合计',
  empty: '这个月还没有提成',
  emptyHow: '收清一张单，提成马上出现在这里',
  rule: '{rule}（分成 {percent}%）',
  more: '再看一些',
};
