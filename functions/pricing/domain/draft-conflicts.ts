import { epochMs } from '#kernel/instant';
import { conflict } from './conflict.ts';
import { inChoiceOrder, type Promotion } from './promotion.ts';
import type { PublishedPromotion } from './quote.ts';
import { inScope } from './scope.ts';

/** Goods by which two promotions are found to meet. */
export type KnownGoods = { readonly skuId: string; readonly cat: string };

/**
 * How a draft meets a promotion that will run at the same time on some of the same goods. EXCLUDES: a cart gets one of the two;
 * `wins` says whether that is the draft where the price policy goes by priority. COMPETES: each line gets the better one.
 * STACKS: a cart gets both.
 */
export type Meeting = {
  readonly promotionId: string;
  readonly name: string;
  readonly how: 'EXCLUDES' | 'COMPETES' | 'STACKS';
  readonly wins: boolean;
};

export function meetingsOf(draft: Promotion, others: readonly PublishedPromotion[], goods: readonly KnownGoods[]): Meeting[] {
  return others.flatMap(({ promotion, name }) => {
    if (!meet(draft, promotion, goods)) return [];
    const how = conflict(draft, promotion) ? 'EXCLUDES' : draft.lane === 'ITEM' && promotion.lane === 'ITEM' ? 'COMPETES' : 'STACKS';
    return [{ promotionId: promotion.id, name, how, wins: inChoiceOrder(draft, promotion) < 0 } as const];
  });
}

/** Those that run at some instant of the draft's period, in some of its stores, for some of its members. */
export function beside(draft: Promotion, others: readonly PublishedPromotion[]): PublishedPromotion[] {
  return others.filter(({ promotion }) => promotion.id !== draft.id && overlap(draft, promotion));
}

function overlap(p: Promotion, q: Promotion): boolean {
  if (p.to && q.from && epochMs(p.to) <= epochMs(q.from)) return false;
  if (q.to && p.from && epochMs(q.to) <= epochMs(p.from)) return false;
  return shares(p.stores, q.stores) && shares(p.memberLevels, q.memberLevels);
}

function shares(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return !one?.length || !other?.length || one.some((id) => other.includes(id));
}

/** An order-exclusive one meets every other; else they must have goods in common. Unknown goods of a shared category count. */
function meet(p: Promotion, q: Promotion, goods: readonly KnownGoods[]): boolean {
  if (p.exclusive === 'ORDER' || q.exclusive === 'ORDER') return true;
  if (isWide(p) || isWide(q)) return true;
  if (shared(p.scope?.cats, q.scope?.cats)) return true;
  if (shared(namedSkus(p), namedSkus(q))) return true;
  return goods.some((one) => reaches(p, one) && reaches(q, one));
}

const isWide = (promo: Promotion): boolean => promo.kind !== 'KIT' && !promo.scope?.cats?.length && !promo.scope?.skus?.length;

const shared = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one?.some((word) => other?.includes(word)) ?? false;

export function namedSkus(promo: Promotion): string[] {
  const kit = promo.kind === 'KIT' ? promo.components.map(({ sku }) => sku) : [];
  return [...kit, ...(promo.scope?.skus ?? [])];
}

export function reaches(promo: Promotion, { skuId, cat }: KnownGoods): boolean {
  if (promo.kind === 'KIT' && !promo.components.some(({ sku }) => sku === skuId)) return false;
  return inScope({ key: '', sku: skuId, cat, qty: 1, unit: 0 }, promo.scope);
}
