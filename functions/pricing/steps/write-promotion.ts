import { type Sku, skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { dealerScope, group, type Scope } from '#platform/scope';
import { actorOf, principalOf } from '#platform/session';
import { load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import { giftGoods } from '../domain/quote-gift.ts';
import type { Written } from '../promotion-desk-shape.ts';
import type { PromotionDraft } from '../promotion-shape.ts';
import { type LiveRow, liveRow, type StoredPromotion } from '../store.ts';

/** Head office writes for the group, a dealer's administrator for the own stores. */
export const publisherScope = (ctx: Ctx): Scope => (principalOf(ctx.session) === 'hq' ? group : dealerScope(ctx.session));

export function liveWrite(scope: Scope, before: LiveRow | undefined, after: LiveRow): Write {
  return before ? replace(liveRow(scope, after), before.version) : create(liveRow(scope, after));
}

/** One read takes a hundred rows; a promotion that names more goods is read by those that it names first. */
const GOODS_READ_MAX = 90;

/** Goods that it gives or bundles: without them it cannot run. */
function goodsNeeded(promotion: PromotionDraft): string[] {
  if (promotion.kind === 'GIFT') return [promotion.sku];
  return promotion.kind === 'KIT' ? promotion.components.map(({ sku }) => sku) : [];
}

/** Goods that its sentences and checks name, as far as they are there. Refuses PROMOTION_GOODS {skuId} where it needs one that is not. */
export async function readGoods(promotion: PromotionDraft): Promise<Sku[]> {
  const needed = goodsNeeded(promotion);
  const named = [...new Set([...needed, ...(promotion.scope?.skus ?? [])])].slice(0, GOODS_READ_MAX);
  const { goods } = await load({ goods: named.map(skuRef) });
  const found = goods.filter((sku) => sku !== undefined);
  for (const skuId of needed) {
    if (!found.some((sku) => sku.skuId === skuId)) throw new Refusal('PROMOTION_GOODS', { skuId });
  }
  return found;
}

export const namesOf = (goods: readonly Sku[]): Record<string, string> => Object.fromEntries(goods.map(({ skuId, name }) => [skuId, name]));

/** As it is stored; `id` and `version` are the server's. A dealer cannot spend head office's money. */
export function storedFrom(
  { name, fundedBy, promotion }: Written,
  goods: readonly Sku[],
  { promotionId, version }: { promotionId: string; version: number },
  ctx: Ctx,
): StoredPromotion {
  const isHq = principalOf(ctx.session) === 'hq';
  const gift = promotion.kind === 'GIFT' ? goods.find(({ skuId }) => skuId === promotion.sku) : undefined;
  return {
    promotion: { ...promotion, id: promotionId, version },
    name,
    fundedBy: isHq ? (fundedBy ?? 'hq') : 'dealer',
    ...(gift ? { gift: giftGoods(gift) } : {}),
    ...(promotion.kind === 'KIT' ? { goodsNames: namesOf(goods.filter(({ skuId }) => goodsNeeded(promotion).includes(skuId))) } : {}),
    publishedAt: ctx.now,
    publishedBy: actorOf(ctx.session),
  };
}
