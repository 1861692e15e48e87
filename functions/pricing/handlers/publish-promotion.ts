import { type Sku, skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { dealerScope, group, type Scope } from '#platform/scope';
import { actorOf, principalOf } from '#platform/session';
import { load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import type { PromotionPublished } from '#pricing/events';
import { giftGoods } from '../domain/quote-gift.ts';
import type { PromotionDraft } from '../promotion-shape.ts';
import { shown, withPromotion } from '../steps/live-row.ts';
import { type LiveRow, liveRef, liveRow, promotionRow, type StoredPromotion } from '../store.ts';

type Route = (typeof pricingContract)['POST /pricing/promotions'];

/** Head office publishes for the group, a dealer's administrator for the own stores. */
export const publishPromotion: Handler<Route> = async ({ body }, ctx) => {
  const scope = publisherScope(ctx);
  const named = goodsNamed(body.promotion);
  const { live, goods } = await load({ live: liveRef(scope), goods: named.map(skuRef) });
  const stored = storedFrom(body, goodsOf(named, goods), ctx);
  const after = withPromotion(live, stored, ctx.now);
  const { id, lane, kind } = stored.promotion;
  const data: PromotionPublished['data'] = { promotionId: id, name: stored.name, version: after.version };
  const reach = scope === group ? 'group' : 'dealer';
  return commit(ctx, {
    writes: [liveWrite(scope, live, after), create(promotionRow(scope, stored))],
    facts: [{ type: 'pricing.promotion-published', scope, data }],
    audit: [{ scope, what: 'pricing.promotion-published', targetId: id, after: { lane, kind, version: after.version } }],
    reply: { ...shown(stored, reach), version: after.version },
  });
};

export const publisherScope = (ctx: Ctx): Scope => (principalOf(ctx.session) === 'hq' ? group : dealerScope(ctx.session));

export function liveWrite(scope: Scope, before: LiveRow | undefined, after: LiveRow): Write {
  return before ? replace(liveRow(scope, after), before.version) : create(liveRow(scope, after));
}

/** Goods that the sentences and gift lines of a promotion need by name. */
function goodsNamed(promotion: PromotionDraft): string[] {
  if (promotion.kind === 'GIFT') return [promotion.sku];
  return promotion.kind === 'KIT' ? [...new Set(promotion.components.map(({ sku }) => sku))] : [];
}

function goodsOf(named: readonly string[], found: readonly (Sku | undefined)[]): Sku[] {
  return named.map((skuId, i) => {
    const sku = found[i];
    if (!sku) throw new Refusal('PROMOTION_GOODS', { skuId });
    return sku;
  });
}

function storedFrom({ name, fundedBy, promotion }: Req<Route>['body'], goods: readonly Sku[], ctx: Ctx): StoredPromotion {
  const isHq = principalOf(ctx.session) === 'hq';
  const [gift] = promotion.kind === 'GIFT' ? goods : [];
  return {
    promotion: { ...promotion, id: ctx.newId('promotion'), version: 1 },
    name,
    // A dealer cannot spend head office's money.
    fundedBy: isHq ? (fundedBy ?? 'hq') : 'dealer',
    ...(gift ? { gift: giftGoods(gift) } : {}),
    ...(promotion.kind === 'KIT' ? { goodsNames: Object.fromEntries(goods.map((sku) => [sku.skuId, sku.name])) } : {}),
    publishedAt: ctx.now,
    publishedBy: actorOf(ctx.session),
  };
}
