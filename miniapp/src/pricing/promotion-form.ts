import type { RequestOf } from '@/api/routes';

export type Written = RequestOf<'POST /pricing/promotions/checks'>['body'];
export type Promotion = Written['promotion'];

export const kinds = ['rate', 'price', 'nth', 'gift', 'kit', 'tiers', 'each', 'orderRate', 'trim'] as const;
export type Kind = (typeof kinds)[number];
export type PickedGoods = { skuId: string; name: string };
export type Counted = PickedGoods & { qty: number };

/** A promotion as a person writes it: amounts in yuan and rates in 折, as typed. */
export type Form = {
  name: string;
  kind: Kind;
  /** 「8.8」 of 8.8折. */
  rate: string;
  price: string;
  nth: number;
  tiers: readonly { min: string; off: string }[];
  per: string;
  off: string;
  /** Most times; empty: as often as it fits. */
  times: string;
  min: string;
  cap: string;
  minQty: string;
  gift?: Counted | undefined;
  parts: readonly Counted[];
  trimFen: number;
  reach: 'all' | 'cats' | 'skus';
  cats: readonly string[];
  skus: readonly PickedGoods[];
  notSkus: readonly PickedGoods[];
  fromDay: string;
  fromTime: string;
  /** The last day; with 24:00 until its end. */
  toDay: string;
  toTime: string;
  days: readonly number[];
  opens: string;
  closes: string;
  levels: readonly string[];
  stores: readonly { storeId: string; name: string }[];
  together: 'all' | 'group' | 'alone';
  group: string;
  withCoupons: boolean;
  withPoints: boolean;
  fundedBy: 'hq' | 'dealer';
  refund: 'PRORATA' | 'REPRICE';
  priority: string;
};

export const emptyForm: Form = {
  ...{ name: '', kind: 'tiers', rate: '', price: '', nth: 2, tiers: [{ min: '', off: '' }], per: '', off: '', times: '', min: '', cap: '' },
  ...{ minQty: '1', parts: [], trimFen: 100, reach: 'all', cats: [], skus: [], notSkus: [] },
  ...{ fromDay: '', fromTime: '00:00', toDay: '', toTime: '24:00', days: [], opens: '00:00', closes: '24:00', levels: [], stores: [] },
  ...{ together: 'all', group: '', withCoupons: true, withPoints: true, fundedBy: 'hq', refund: 'PRORATA', priority: '' },
};

export const isForm = (value: unknown): value is Form =>
  typeof value === 'object' && value !== null && 'kind' in value && 'tiers' in value && 'together' in value && 'parts' in value;
