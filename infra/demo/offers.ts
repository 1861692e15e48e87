import type * as z from 'zod';
import type { couponsContract } from '#coupons/contract';
import type { Day } from '#kernel/instant';
import type { pricingContract } from '#pricing/contract';
import { moment } from './calendar.ts';
import { articleNamed } from './goods.ts';

export type PromotionBody = z.input<(typeof pricingContract)['POST /pricing/promotions']['body']>;
export type TemplateBody = z.input<(typeof couponsContract)['POST /coupons/templates']['body']>;

/** Who publishes: head office or a dealer, by code. */
export type Offers<T> = { by: 'HQ' | 'SH' | 'CD' | 'GZ'; offers: T[] };

/** The id of an article. */
export type SkuIdOf = (code: string) => string;

/** Articles that are given away; stores keep plenty of them. */
const gifts = {
  phoneCase: articleNamed('防摔手机壳1', '透明').code,
  lamp: articleNamed('营地灯1', '充电款').code,
  pillow: articleNamed('静眠 乳胶枕1', '低枕').code,
};
export const giftCodes: ReadonlySet<string> = new Set(Object.values(gifts));

/** A tent, a sleeping bag and a lamp at one price. */
export const kitCodes: readonly string[] = [
  articleNamed('云脊 双人帐篷1', '绿').code,
  articleNamed('山岚 羽绒睡袋1', '0℃').code,
  articleNamed('营地灯1', '充电款').code,
];
const watch = articleNamed('星途 智能手表1', '42mm');

const yuan = (amount: number): number => amount * 100;

/** Every kind of promotion; some are over, most run now, one is still to come. */
export function promotions(day: Day, sku: SkuIdOf): Offers<PromotionBody>[] {
  const days = (from: number, to: number) => ({ from: moment(day, -from, 0), to: moment(day, -to, 0) });
  return [
    { by: 'HQ', offers: groupPromotions(days) },
    { by: 'SH', offers: electronicsPromotions(days, sku) },
    { by: 'CD', offers: outdoorPromotions(days, sku) },
    { by: 'GZ', offers: beddingPromotions(days) },
  ];
}

/** Running from so many days ago to so many days ahead of today, or as the caller says. */
type Days = (from: number, to: number) => { from: string; to: string };

const item = { lane: 'ITEM' } as const;
const bundle = { lane: 'BUNDLE' } as const;
const order = { lane: 'ORDER' } as const;

const groupPromotions = (days: Days): PromotionBody[] => [
  { name: '影音 9 折', promotion: { kind: 'RATE', rateBp: 9000, scope: { cats: ['影音'] }, ...days(-20, 20), ...item } },
  { name: '配件第二件半价', promotion: { kind: 'NTH', n: 2, rateBp: 5000, scope: { cats: ['配件'] }, ...days(-60, 60), ...bundle } },
  { name: '金卡会员 95 折', promotion: { kind: 'RATE', rateBp: 9500, memberLevels: ['gold', 'diamond'], priority: 200, ...item } },
  {
    name: '焕新季满 3000 打 95 折',
    promotion: { kind: 'RATE', rateBp: 9500, min: yuan(3000), cap: yuan(300), ...days(-55, -25), ...order },
  },
  { name: '周末抹零到元', promotion: { kind: 'TRIM', unit: 100, priority: 900, weekly: [weekend], ...order } },
];

const electronicsPromotions = (days: Days, sku: SkuIdOf): PromotionBody[] => [
  {
    name: '智能手表一口价 1399',
    promotion: { kind: 'UNIT_PRICE', unitPrice: yuan(1399), scope: { skus: [sku(watch.code)] }, ...days(-15, 15), ...item },
  },
  {
    name: '买手机送手机壳',
    promotion: { kind: 'GIFT', minQty: 1, sku: sku(gifts.phoneCase), qty: 1, scope: { cats: ['手机'] }, ...days(-45, 30), ...bundle },
  },
];

const outdoorPromotions = (days: Days, sku: SkuIdOf): PromotionBody[] => [
  {
    name: '露营三件套',
    promotion: {
      kind: 'KIT',
      components: kitCodes.map((code) => ({ sku: sku(code), qty: 1 })),
      price: yuan(2999),
      ...days(-60, 45),
      ...bundle,
    },
  },
  { name: '每满 500 减 40', promotion: { kind: 'EACH', per: yuan(500), off: yuan(40), maxTimes: 10, ...days(-30, 30), ...order } },
  { name: '换季帐篷 8 折', promotion: { kind: 'RATE', rateBp: 8000, scope: { cats: ['帐篷'] }, ...days(-50, -35), ...item } },
];

const beddingPromotions = (days: Days): PromotionBody[] => [
  {
    name: '满 5000 减 300，满 10000 减 800',
    promotion: { kind: 'TIERS', tiers: [tier(5000, 300), tier(10_000, 800)], ...days(-40, 25), ...order },
  },
  { name: '床品 88 折周', promotion: { kind: 'RATE', rateBp: 8800, scope: { cats: ['床品'] }, ...days(3, 10), ...item } },
];

const weekend = { days: [6, 7], from: '00:00', to: '24:00' };
const tier = (min: number, off: number) => ({ min: yuan(min), off: yuan(off) });

/** Coupons given by hand, and one that a purchase brings; of each kind at least one. */
export function couponTemplates(day: Day, sku: SkuIdOf): Offers<TemplateBody>[] {
  const terms = { quota: 5000, perMember: 5, validDays: 90, endsAt: moment(day, -180, 0) };
  const hand = { ...terms, issueOn: { kind: 'hand' } } as const;
  return [
    {
      by: 'HQ',
      offers: [
        { name: '新客立减 50', reach: 'group', face: { kind: 'amount', offFen: yuan(50), minFen: yuan(300) }, ...hand },
        { name: '会员日 92 折', reach: 'group', face: { kind: 'rate', rateBps: 9200, minFen: yuan(500), capFen: yuan(200) }, ...hand },
        {
          ...terms,
          name: '购物满 2000 返 100',
          reach: 'group',
          face: { kind: 'amount', offFen: yuan(100), minFen: yuan(600) },
          issueOn: { kind: 'purchase', minNetFen: yuan(2000) },
        },
      ],
    },
    {
      by: 'SH',
      offers: [
        {
          name: '手机壳 9.9 元换购',
          reach: 'dealer',
          face: { kind: 'exchange', skuId: sku(gifts.phoneCase), qty: 1, priceFen: 990 },
          ...hand,
        },
      ],
    },
    {
      by: 'CD',
      offers: [
        { name: '满 800 送营地灯', reach: 'dealer', face: { kind: 'gift', skuId: sku(gifts.lamp), qty: 1, minFen: yuan(800) }, ...hand },
      ],
    },
    {
      by: 'GZ',
      offers: [
        {
          name: '满 3000 送乳胶枕',
          reach: 'dealer',
          face: { kind: 'gift', skuId: sku(gifts.pillow), qty: 1, minFen: yuan(3000) },
          ...hand,
        },
      ],
    },
  ];
}
