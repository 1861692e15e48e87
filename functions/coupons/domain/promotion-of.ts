import type { Promotion } from '#pricing/domain/promotion';
import type { Template } from './template.ts';

/** A coupon as the price engine runs it, in the COUPON lane, named by the coupon's id. */
export function promotionOf(template: Template, couponId: string): Promotion {
  const { face, goodsScope, group, exclusive, combinesWith, priority } = template;
  const base = {
    id: couponId,
    version: template.rev,
    lane: 'COUPON' as const,
    scope: goodsScope,
    group,
    exclusive,
    combinesWith,
    priority,
  };
  switch (face.kind) {
    case 'amount':
      return { ...base, kind: 'TIERS', tiers: [{ min: face.minFen, off: face.offFen }] };
    case 'rate':
      return { ...base, kind: 'RATE', rateBp: face.rateBps, min: face.minFen, cap: face.capFen };
    case 'exchange':
      return { ...base, kind: 'KIT', components: [{ sku: face.skuId, qty: face.qty }], price: face.priceFen, maxSets: 1 };
    case 'gift':
      return { ...base, kind: 'GIFT', minFen: face.minFen, maxTimes: 1, sku: face.skuId, qty: face.qty };
    default:
      return face satisfies never;
  }
}
