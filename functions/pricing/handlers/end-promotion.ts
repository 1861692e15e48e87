import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { actorOf } from '#platform/session';
import { get } from '#platform/table';
import { change } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import type { PromotionEnded } from '#pricing/events';
import { withoutPromotion } from '../steps/live-row.ts';
import { liveRef, promotionKey } from '../store.ts';
import { liveWrite, publisherScope } from './publish-promotion.ts';

type Route = (typeof pricingContract)['POST /pricing/promotions/{promotionId}/end'];

/** From here on quotes do without it; slips that were opened keep what they were promised. */
export const endPromotion: Handler<Route> = async ({ params: { promotionId }, body }, ctx) => {
  const scope = publisherScope(ctx);
  const live = await get(liveRef(scope));
  const after = withoutPromotion(live, promotionId, ctx.now);
  const { version } = after;
  const data: PromotionEnded['data'] = { promotionId, version };
  const why = body.why === undefined ? {} : { why: body.why };
  return commit(ctx, {
    writes: [
      liveWrite(scope, live, after),
      change(promotionKey(scope, promotionId), { set: { endedAt: ctx.now, endedBy: actorOf(ctx.session) }, when: [['pk', 'present']] }),
    ],
    facts: [{ type: 'pricing.promotion-ended', scope, data }],
    audit: [{ scope, what: 'pricing.promotion-ended', targetId: promotionId, after: { version }, ...why }],
    reply: { promotionId, endedAt: ctx.now, version },
  });
};
