import type { TradeKey } from './trades.ts';

export type DealerPlan = {
  code: string;
  name: string;
  region: string;
  city: string;
  trade: TradeKey;
  stores: readonly { name: string; district: string }[];
};

/** Three dealers with four stores each; store codes are the dealer's with 01 to 04. */
export const dealerPlans: readonly DealerPlan[] = [
  {
    code: 'SH',
    name: '华东数码',
    region: '华东',
    city: '上海市',
    trade: '3C',
    stores: [
      { name: '人民广场店', district: '黄浦区' },
      { name: '五角场店', district: '杨浦区' },
      { name: '徐家汇店', district: '徐汇区' },
      { name: '虹桥店', district: '闵行区' },
    ],
  },
  {
    code: 'CD',
    name: '西南户外',
    region: '西南',
    city: '成都市',
    trade: 'OUT',
    stores: [
      { name: '春熙路店', district: '锦江区' },
      { name: '高新店', district: '武侯区' },
      { name: '双楠店', district: '青羊区' },
      { name: '龙湖店', district: '成华区' },
    ],
  },
  {
    code: 'GZ',
    name: '华南家居',
    region: '华南',
    city: '广州市',
    trade: 'BED',
    stores: [
      { name: '天河店', district: '天河区' },
      { name: '北京路店', district: '越秀区' },
      { name: '番禺店', district: '番禺区' },
      { name: '白云店', district: '白云区' },
    ],
  },
];

export const GUIDES_PER_STORE = 5;
