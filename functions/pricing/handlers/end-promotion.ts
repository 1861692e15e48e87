import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import { put } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import type { PromotionEnded } from '#pricing/events';
import { withoutPromotion } from '../steps/live-row.ts';
import { liveWrite, publisherScope } from '../steps/write-promotion.ts';
import { liveRef, promotionRow } from '../store.ts';

type Route = (typeof pricingContract)['POST /pricing/promotions/{promotionId}/end'];

/** From here on quotes do without it; slips that were opened keep what they were promised. */
export const endPromotion: Handler<Route> = async ({ params: { promotionId }, body }, ctx) => {
  const scope = publisherScope(ctx);
  const live = await get(liveRef(scope));
  const after = withoutPromotion(live, promotionId, ctx.now);
  const stored = live?.promotions.find(({ promotion }) => promotion.id === promotionId);
  if (!stored) throw new Refusal('PROMOTION_NOT_FOUND');
  const { version } = after;
  const data: PromotionEnded['data'] = { promotionId, version };
  const why = body.why === undefined ? {} : { why: body.why };
  return commit(ctx, {
    writes: [liveWrite(scope, live, after), put(promotionRow(scope, { ...stored, endedAt: ctx.now }))],
    facts: [{ type: 'pricing.promotion-ended', scope, data }],
    audit: [{ scope, what: 'pricing.promotion-ended', targetId: promotionId, after: { version }, ...why }],
    reply: { promotionId, endedAt: ctx.now, version },
  });
};
