import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { load } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { beside, meetingsOf } from '../domain/draft-conflicts.ts';
import { type CheckedGoods, lossesOf } from '../domain/loss-check.ts';
import { simulate } from '../domain/simulate.ts';
import { running } from '../steps/live-row.ts';
import { recentCarts } from '../steps/recent-carts.ts';
import { publisherScope, readGoods, storedFrom } from '../steps/write-promotion.ts';
import { groupLiveRef, liveRef } from '../store.ts';

type Route = (typeof pricingContract)['POST /pricing/promotions/checks'];

const LOSSES_SHOWN = 20;

/** What a promotion would do, before anybody publishes it. A dealer's is held against head office's too; nothing is written. */
export const checkPromotion: Handler<Route> = async ({ body: { promotionId, ...written } }, ctx) => {
  const scope = publisherScope(ctx);
  const [goods, live, recent] = await Promise.all([
    readGoods(written.promotion),
    load({ ofGroup: groupLiveRef(), own: scope === group ? undefined : liveRef(scope) }),
    recentCarts(scope, ctx.now),
  ]);
  const draft = storedFrom(written, goods, { promotionId: promotionId ?? ctx.newId('promotion'), version: 0 }, ctx);
  const others = beside(draft.promotion, [...running(live.ofGroup, ctx.now), ...running(live.own, ctx.now)]);
  const known = knownGoods(goods.map(checkedGoods), recent.goods);
  const { losses, heldBack } = lossesOf(draft, others, known, ctx.now);
  return {
    beside: others.length,
    meetings: meetingsOf(draft.promotion, others, known),
    losses: losses.slice(0, LOSSES_SHOWN),
    heldBack: heldBack.slice(0, LOSSES_SHOWN),
    goodsChecked: known.length,
    simulation: { ...simulate(draft, others, recent.carts), ...(recent.since ? { since: recent.since } : {}) },
  };
};

type Named = { skuId: string; name: string; cat: string; listFen: number; floorFen: number; costFen: number };

const checkedGoods = ({ skuId, name, cat, listFen, floorFen, costFen }: Named): CheckedGoods => ({
  ...{ skuId, name, cat, unitFen: listFen, floorFen, costFen },
});

/** Those that the promotion names, and those that were sold lately: enough to find what goes wrong, few enough to try at once. */
function knownGoods(named: readonly CheckedGoods[], sold: readonly CheckedGoods[]): CheckedGoods[] {
  return [...new Map([...sold, ...named].map((one) => [one.skuId, one])).values()];
}
