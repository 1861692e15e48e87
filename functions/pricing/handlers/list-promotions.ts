import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { running, shown } from '../steps/live-row.ts';
import { groupLiveRef, liveRef } from '../store.ts';

type Route = (typeof pricingContract)['GET /pricing/promotions'];

export const listPromotions: Handler<Route> = async (_, ctx) => {
  const { ofGroup, ofDealer } = await load({ ofGroup: groupLiveRef(), ofDealer: liveRef(dealerScope(ctx.session)) });
  const items = [
    ...running(ofGroup, ctx.now).map((stored) => shown(stored, 'group', ctx.now)),
    ...running(ofDealer, ctx.now).map((stored) => shown(stored, 'dealer', ctx.now)),
  ];
  return { items, versions: { group: ofGroup?.version ?? 0, dealer: ofDealer?.version ?? 0 } };
};
