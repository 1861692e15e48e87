import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import { put } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import type { PromotionPublished } from '#pricing/events';
import { shown, withChanged } from '../steps/live-row.ts';
import { liveWrite, publisherScope, readGoods, storedFrom } from '../steps/write-promotion.ts';
import { formerRow, liveRef, promotionRow } from '../store.ts';

type Route = (typeof pricingContract)['PUT /pricing/promotions/{promotionId}'];

/** A new version in place of the one that runs; slips that were opened keep what they were promised, and the old one is kept. */
export const changePromotion: Handler<Route> = async ({ params: { promotionId }, body }, ctx) => {
  const scope = publisherScope(ctx);
  const live = await get(liveRef(scope));
  const before = live?.promotions.find(({ promotion }) => promotion.id === promotionId);
  if (!live || !before) throw new Refusal('PROMOTION_NOT_FOUND');
  const goods = await readGoods(body.promotion);
  const stored = storedFrom(body, goods, { promotionId, version: before.promotion.version + 1 }, ctx);
  const after = withChanged(live, stored, ctx.now);
  const { lane, kind, version } = stored.promotion;
  const data: PromotionPublished['data'] = { promotionId, name: stored.name, version: after.version };
  return commit(ctx, {
    writes: [liveWrite(scope, live, after), put(promotionRow(scope, stored)), put(formerRow(scope, before))],
    facts: [{ type: 'pricing.promotion-published', scope, data }],
    audit: [{ scope, what: 'pricing.promotion-changed', targetId: promotionId, after: { lane, kind, version } }],
    reply: { ...shown(stored, scope === group ? 'group' : 'dealer', ctx.now), version: after.version },
  });
};
