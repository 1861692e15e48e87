import { emptyForm, type Form, type PickedGoods, type Promotion } from './promotion-form.ts';

export type Names = Readonly<Record<string, string>>;

type Stored = { name: string; fundedBy?: 'hq' | 'dealer' | undefined; promotion: Promotion; goodsNames?: Names | undefined };

/** A stored promotion as the form shows it, for changing it or writing one like it. `storeNames` by id. */
export function formOfPromotion({ name, fundedBy = 'hq', promotion, goodsNames = {} }: Stored, storeNames: Names = {}): Form {
  const { scope, memberLevels = [], stores = [], group, exclusive, combinesWith, refund = 'PRORATA', priority } = promotion;
  const goods = (skuIds: readonly string[] = []): PickedGoods[] => skuIds.map((skuId) => ({ skuId, name: goodsNames[skuId] ?? skuId }));
  return {
    ...emptyForm,
    ...{ name, fundedBy, refund },
    ...ofKind(promotion, goodsNames),
    reach: scope?.cats?.length ? 'cats' : scope?.skus?.length ? 'skus' : 'all',
    cats: scope?.cats ?? [],
    skus: goods(scope?.skus),
    notSkus: goods(scope?.notSkus),
    ...periodOf(promotion),
    levels: memberLevels,
    stores: stores.map((storeId) => ({ storeId, name: storeNames[storeId] ?? storeId })),
    together: exclusive ? 'alone' : group === undefined ? 'all' : 'group',
    group: group ?? '',
    withCoupons: combinesWith?.includes('COUPON') ?? true,
    withPoints: combinesWith?.includes('POINTS') ?? true,
    priority: priority === undefined ? '' : String(priority),
  };
}

/** 12900 → '129', 12950 → '129.5': as a person types it. */
export const typed = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100));

export const rateTyped = (bp: number): string => String(bp / 1000);

function ofKind(promotion: Promotion, names: Names): Partial<Form> {
  switch (promotion.kind) {
    case 'RATE':
      if (promotion.lane === 'ITEM') return { kind: 'rate', rate: rateTyped(promotion.rateBp) };
      return { kind: 'orderRate', rate: rateTyped(promotion.rateBp), min: typed(promotion.min), cap: typed(promotion.cap) };
    case 'UNIT_PRICE':
      return { kind: 'price', price: typed(promotion.unitPrice) };
    case 'NTH':
      return { kind: 'nth', nth: promotion.n, rate: rateTyped(promotion.rateBp) };
    case 'KIT': {
      const parts = promotion.components.map(({ sku, qty }) => ({ skuId: sku, name: names[sku] ?? sku, qty }));
      return { kind: 'kit', parts, price: typed(promotion.price), times: countTyped(promotion.maxSets) };
    }
    case 'GIFT': {
      const { sku, qty, minQty, minFen, maxTimes } = promotion;
      const gift = { skuId: sku, name: names[sku] ?? sku, qty };
      return { kind: 'gift', gift, minQty: countTyped(minQty), min: typed(minFen), times: countTyped(maxTimes) };
    }
    case 'TIERS':
      return { kind: 'tiers', tiers: promotion.tiers.map(({ min, off }) => ({ min: typed(min), off: typed(off) })) };
    case 'EACH':
      return { kind: 'each', per: typed(promotion.per), off: typed(promotion.off), times: countTyped(promotion.maxTimes) };
    case 'TRIM':
      return { kind: 'trim', trimFen: promotion.unit };
    default:
      return promotion satisfies never;
  }
}

const countTyped = (count: number | undefined): string => (count === undefined ? '' : String(count));

function periodOf({ from, to, weekly }: Promotion): Partial<Form> {
  const window = weekly?.[0];
  const [fromDay, fromTime] = placeIn(from, '00:00');
  const [toDay, toTime] = endIn(to);
  return { fromDay, fromTime, toDay, toTime, ...(window ? { days: window.days, opens: window.from, closes: window.to } : {}) };
}

const CHINA_MS = 8 * 3_600_000;

function placeIn(instant: string | undefined, otherwise: string): [string, string] {
  if (instant === undefined) return ['', otherwise];
  const local = new Date(Date.parse(instant) + CHINA_MS).toISOString();
  return [local.slice(0, 10), local.slice(11, 16)];
}

/** A midnight is the end of the day before. */
function endIn(instant: string | undefined): [string, string] {
  const [day, time] = placeIn(instant, '24:00');
  if (day === '' || time !== '00:00') return [day, time];
  return [new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10), '24:00'];
}
