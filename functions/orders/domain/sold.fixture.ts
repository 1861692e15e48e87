import { priceCart } from '#pricing/domain/price-cart';
import type { Promotion } from '#pricing/domain/promotion';
import type { PlannedReturn } from './return.ts';
import type { Slip, SlipLine } from './slip.ts';

export const AT = '2026-03-02T02:00:00.000Z';
export type Goods = { unitFen: number; qty: number };

/** What a gift of `gift~` promotions is worth in these sales. */
export const GIFT_FEN = 1500;

/** As the engine prices it: `promotions` in lane order, of which those with REPRICE price again what stays. */
export function soldBy(goods: readonly Goods[], promotions: readonly Promotion[]): Slip {
  const cart = goods.map(({ unitFen, qty }, i) => ({ key: `L${i}`, sku: `sk_${i}`, cat: '帐篷', qty, unit: unitFen }));
  const priced = priceCart({ pricedAt: AT, lines: cart }, promotions);
  const lines = priced.lines.map(({ key, list, net, alloc, units }): SlipLine => {
    const what = { lineKey: key, skuId: `sk_${key.slice(1)}`, name: key, brand: '山岚', cat: '帐篷', tags: [], qty: units.length };
    const money = { unitFen: list / units.length, listFen: list, netFen: net, units, alloc, costFen: 0, floorFen: 0, taxRateBps: 1300 };
    return { ...what, ...money, gift: false, serialised: false, serials: [] };
  });
  const gifts = priced.gifts.map(({ promo, sku, qty }): SlipLine => {
    const what = { lineKey: `gift~${promo}`, skuId: sku, name: '赠品', brand: '山岚', cat: '赠品', tags: [], qty };
    const free = { unitFen: 0, listFen: 0, netFen: 0, units: Array.from({ length: qty }, () => 0), alloc: {}, costFen: 0, floorFen: 0 };
    return { ...what, ...free, taxRateBps: 1300, gift: true, worthFen: GIFT_FEN, serialised: false, serials: [] };
  });
  const applied = promotions.filter(({ id }) => priced.applied.includes(id));
  return {
    ...{ slipId: 'sl_1', number: '1', state: 'PAID', rev: 1, dealerId: 'og_D', storeId: 'og_S', storeName: '一店', currency: 'CNY' },
    ...{
      legalEntity: '公司',
      merchantNo: '1',
      openedBy: 'ps_1',
      openedByName: '阿宁',
      openedAt: AT,
      paidAt: AT,
      lines: [...lines, ...gifts],
    },
    why: applied.map(({ id, lane }) => ({ promotionId: id, name: id, lane, outcome: 'applied', fen: 1, text: '' })),
    ...{ listFen: priced.list, discountFen: priced.discount, netFen: priced.net, paidFen: priced.net, tenders: [], coupons: [] },
    ...{ pointsUsed: 0, pointsEarned: 0, split: [], commission: { lines: [], byPerson: {} }, versions: {} },
    repricing: applied.filter(({ refund, kind }) => refund === 'REPRICE' || kind === 'GIFT'),
  };
}

export const booked = (slip: Slip, planned: PlannedReturn): Slip => ({
  ...slip,
  returns: [
    ...(slip.returns ?? []),
    {
      ...planned,
      ...{ returnId: `rt_${slip.returns?.length ?? 0}`, at: AT, by: 'ps_1', byName: '阿宁', storeId: 'og_S', storeName: '一店' },
      ...{ reason: '不合适', pointsBack: 0, pointsTaken: 0, couponIds: [], clawedFen: {} },
    },
  ],
});
