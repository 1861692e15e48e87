import { dayName } from '@/locales/moment';
import { type TextKey, t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import type { Names } from './form-of-promotion';
import { type Kind, kinds, type Promotion } from './promotion-form';

const kindKeys = {
  rate: 'pricing.kindRate',
  price: 'pricing.kindPrice',
  nth: 'pricing.kindNth',
  gift: 'pricing.kindGift',
  kit: 'pricing.kindKit',
  tiers: 'pricing.kindTiers',
  each: 'pricing.kindEach',
  orderRate: 'pricing.kindOrderRate',
  trim: 'pricing.kindTrim',
} as const satisfies Record<Kind, TextKey>;

export const kindWord = (kind: Kind): string => t(kindKeys[kind]);
export const allKinds = kinds.map((id) => ({ id, word: () => kindWord(id) }));

/** 8800 → 「8.8折」, 5000 → 「半价」. */
export function rateWord(rateBp: number): string {
  if (rateBp === 0) return t('pricing.free');
  return rateBp === 5000 ? t('pricing.half') : t('pricing.rate', { rate: rateBp / 1000 });
}

/** What a promotion gives, in one sentence a customer would understand. */
export function sayGives(promotion: Promotion, names: Names = {}): string {
  const goods = (skuId: string): string => names[skuId] ?? t('pricing.someGoods');
  switch (promotion.kind) {
    case 'RATE':
      return promotion.lane === 'ITEM' ? rateWord(promotion.rateBp) : sayOrderRate(promotion);
    case 'UNIT_PRICE':
      return t('pricing.sayPrice', { price: formatMoney(promotion.unitPrice) });
    case 'NTH':
      return t('pricing.sayNth', { n: promotion.n, rate: rateWord(promotion.rateBp) });
    case 'KIT': {
      const parts = promotion.components.map(({ sku, qty }) => (qty === 1 ? goods(sku) : `${goods(sku)} ×${qty}`)).join(' + ');
      return t('pricing.sayKit', { parts, price: formatMoney(promotion.price) });
    }
    case 'GIFT':
      return sayGift(promotion, goods(promotion.sku));
    case 'TIERS':
      return promotion.tiers
        .map(({ min, off }) =>
          min > 0 ? t('pricing.sayTier', { min: formatMoney(min), off: formatMoney(off) }) : t('pricing.sayOff', { off: formatMoney(off) }),
        )
        .join(t('pricing.comma'));
    case 'EACH': {
      const often = promotion.maxTimes === undefined ? '' : t('pricing.sayMost', { count: promotion.maxTimes });
      return t('pricing.sayEach', { per: formatMoney(promotion.per), off: formatMoney(promotion.off) }) + often;
    }
    case 'TRIM':
      return t('pricing.sayTrim', { unit: formatMoney(promotion.unit) });
    default:
      return promotion satisfies never;
  }
}

function sayOrderRate({ min = 0, cap, rateBp }: { min?: number | undefined; cap?: number | undefined; rateBp: number }): string {
  const most = cap === undefined ? '' : t('pricing.sayCap', { cap: formatMoney(cap) });
  if (min === 0) return rateWord(rateBp) + most;
  const from = { min: formatMoney(min) };
  const hasWord = rateBp === 0 || rateBp === 5000;
  return (hasWord ? t('pricing.sayFrom', from) + rateWord(rateBp) : t('pricing.sayFromRate', { ...from, rate: rateBp / 1000 })) + most;
}

function sayGift(promotion: Extract<Promotion, { kind: 'GIFT' }>, name: string): string {
  const { minQty, minFen, qty, maxTimes } = promotion;
  const units = minQty === undefined ? '' : t('pricing.sayUnits', { count: minQty });
  const fen = minFen === undefined ? '' : t('pricing.sayFrom', { min: formatMoney(minFen) });
  const often = maxTimes === undefined ? '' : t('pricing.sayMost', { count: maxTimes });
  return t('pricing.sayGift', { when: fen + units, gift: qty === 1 ? name : `${name} ×${qty}` }) + often;
}

/** Which goods it is for. */
export function sayGoods({ kind, scope }: Promotion, names: Names = {}): string {
  if (kind === 'KIT') return '';
  const without = scope?.notSkus?.length ? t('pricing.sayWithout', { count: scope.notSkus.length }) : '';
  if (scope?.cats?.length) return scope.cats.join(t('pricing.comma')) + without;
  const skus = scope?.skus ?? [];
  if (skus.length === 0) return t('pricing.allGoods') + without;
  const [first = ''] = skus;
  const name = names[first];
  if (name === undefined) return t('pricing.countGoods', { count: skus.length }) + without;
  return (skus.length === 1 ? name : t('pricing.goodsAndMore', { name, count: skus.length })) + without;
}

/** From when to when, in China's zone; the last day is the day before its midnight. */
export function sayPeriod({ from, to }: Promotion): string {
  if (from === undefined && to === undefined) return t('pricing.always');
  const day = (instant: string, backMs: number): string => dayName(new Date(Date.parse(instant) - backMs));
  if (to === undefined) return t('pricing.since', { day: day(from ?? '', 0) });
  if (from === undefined) return t('pricing.until', { day: day(to, 1) });
  return `${day(from, 0)} – ${day(to, 1)}`;
}
