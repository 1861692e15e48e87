import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { sourceView } from '../steps/source-view.ts';
import { receivedRef, sourcesOf } from '../store.ts';

export const listSources: Handler<(typeof leadsContract)['GET /leads/sources']> = async ({ query }, ctx) => {
  const page = await sourcesOf(dealerScope(ctx.session, query.dealerId), query);
  const { seen } = await load({ seen: page.items.map(({ sourceId }) => receivedRef(sourceId)) });
  return { ...page, items: page.items.map((source, n) => sourceView(source, seen[n])) };
};
