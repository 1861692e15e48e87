import { orgRef, storesOfDealer } from '#identity/queries';
import { dayOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import { dealerScope, group } from '#platform/scope';
import { load } from '#platform/table';
import type { ordersContract } from '../contract.ts';
import { type PlaceTotal, totalsOf } from '../store.ts';

const SHOWN = 100;

/** A dealer's stores, those without a sale too; head office sees the dealers that sold, or the stores of the dealer it names. */
export const showTotals: Handler<(typeof ordersContract)['GET /orders/totals']> = async ({ query }, ctx) => {
  const day = query.day ?? dayOf(ctx.now);
  const ofDealers = ctx.session.kind === 'staff' && ctx.session.role === 'hq' && query.dealerId === undefined;
  const totals = ofDealers ? await dealersTotals(day) : await storesTotals(dealerScope(ctx.session, query.dealerId), day);
  const sum = (of: 'slips' | 'netFen'): number => totals.reduce((all, one) => all + one[of], 0);
  const most = totals.sort((a, b) => b.netFen - a.netFen || (a.name < b.name ? -1 : 1)).slice(0, SHOWN);
  return { day, of: ofDealers ? 'dealers' : 'stores', slips: sum('slips'), netFen: sum('netFen'), items: most, places: totals.length };
};

type Named = PlaceTotal & { name: string };

async function storesTotals(scope: ReturnType<typeof dealerScope>, day: string): Promise<Named[]> {
  const [stores, totals] = await Promise.all([storesOfDealer(scope), totalsOf(scope, day)]);
  const sold = new Map(totals.map((one) => [one.orgId, one]));
  return stores.map(({ storeId, name }) => ({ orgId: storeId, slips: 0, netFen: 0, ...sold.get(storeId), name }));
}

/** Names only for those that are shown: a batch read takes a hundred. */
async function dealersTotals(day: string): Promise<Named[]> {
  const totals = (await totalsOf(group, day)).sort((a, b) => b.netFen - a.netFen);
  const { dealers } = await load({ dealers: totals.slice(0, SHOWN).map(({ orgId }) => orgRef(orgId)) });
  return totals.map((one, place) => ({ ...one, name: dealers[place]?.name ?? one.orgId }));
}
