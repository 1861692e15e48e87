import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { get, getOrRefuse } from '#platform/table';
import { create, remove } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import type { PromotionPublished } from '#pricing/events';
import { shown, withPromotion } from '../steps/live-row.ts';
import { liveWrite, publisherScope, readGoods, storedFrom } from '../steps/write-promotion.ts';
import { draftRef, liveRef, promotionRow } from '../store.ts';

type Route = (typeof pricingContract)['POST /pricing/promotions'];

/** Head office publishes for the group, a dealer's administrator for the own stores. A draft that it comes from goes. */
export const publishPromotion: Handler<Route> = async ({ body: { draftId, ...written } }, ctx) => {
  const scope = publisherScope(ctx);
  const draft = draftId === undefined ? undefined : await getOrRefuse(draftRef(scope, draftId), 'PROMOTION_NOT_FOUND');
  const [live, goods] = await Promise.all([get(liveRef(scope)), readGoods(written.promotion)]);
  const stored = storedFrom(written, goods, { promotionId: draft?.promotionId ?? ctx.newId('promotion'), version: 1 }, ctx);
  const after = withPromotion(live, stored, ctx.now);
  const { id, lane, kind } = stored.promotion;
  const data: PromotionPublished['data'] = { promotionId: id, name: stored.name, version: after.version };
  return commit(ctx, {
    writes: [
      liveWrite(scope, live, after),
      create(promotionRow(scope, stored)),
      ...(draft ? [remove(draftRef(scope, id).key, [['rev', '=', draft.rev]])] : []),
    ],
    facts: [{ type: 'pricing.promotion-published', scope, data }],
    audit: [{ scope, what: 'pricing.promotion-published', targetId: id, after: { lane, kind, version: after.version } }],
    reply: { ...shown(stored, scope === group ? 'group' : 'dealer', ctx.now), version: after.version },
  });
};
