import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { getOrRefuse, load } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { shown } from '../steps/live-row.ts';
import { namesOf, publisherScope, readGoods } from '../steps/write-promotion.ts';
import { type EffectRow, effectOf, pastPromotions, promotionRef } from '../store.ts';

type Contract = typeof pricingContract;

export const listPast: Handler<Contract['GET /pricing/promotions/past']> = async ({ query }, ctx) => {
  const scope = publisherScope(ctx);
  const page = await pastPromotions(scope, ctx.now, query.cursor);
  return { ...page, items: page.items.map((stored) => shown(stored, scope === group ? 'group' : 'dealer', ctx.now)) };
};

/** One's own; a dealer also sees head office's, which run in its stores. */
export const showPromotion: Handler<Contract['GET /pricing/promotions/{promotionId}']> = async ({ params: { promotionId } }, ctx) => {
  const own = publisherScope(ctx);
  const { mine, ofGroup } = await load({ mine: promotionRef(own, promotionId), ofGroup: promotionRef(group, promotionId) });
  const stored = mine ?? ofGroup;
  if (!stored) throw new Refusal('PROMOTION_NOT_FOUND');
  const told = shown(stored, own === group || !mine ? 'group' : 'dealer', ctx.now);
  // Goods that left the catalogue since are shown without a name.
  const names = await readGoods(stored.promotion).then(namesOf, () => ({}));
  return { ...told, goodsNames: { ...names, ...told.goodsNames } };
};

/** What it did so far, by day; days without a slip are not listed. */
export const showEffect: Handler<Contract['GET /pricing/promotions/{promotionId}/effect']> = async ({ params }, ctx) => {
  await getOrRefuse(promotionRef(publisherScope(ctx), params.promotionId), 'PROMOTION_NOT_FOUND');
  const byDay = new Map<string, EffectRow>();
  for (const row of await effectOf(params.promotionId)) byDay.set(row.day, plus(byDay.get(row.day), row));
  const days = [...byDay.values()].sort((x, y) => (x.day < y.day ? 1 : -1));
  const { day: _, ...total } = days.reduce(plus, NOTHING);
  return { total, days };
};

const NOTHING: EffectRow = { day: '', slips: 0, discountFen: 0, netFen: 0, costFen: 0, newMembers: 0 };

function plus(sum: EffectRow = NOTHING, row: EffectRow): EffectRow {
  return {
    day: row.day,
    slips: sum.slips + row.slips,
    discountFen: sum.discountFen + row.discountFen,
    netFen: sum.netFen + row.netFen,
    costFen: sum.costFen + row.costFen,
    newMembers: sum.newMembers + row.newMembers,
  };
}
