import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import type { leadsContract } from '../contract.ts';
import { sourceView } from '../steps/source-view.ts';
import { sourcesOf } from '../store.ts';

export const listSources: Handler<(typeof leadsContract)['GET /leads/sources']> = async ({ query }, ctx) => {
  const page = await sourcesOf(dealerScope(ctx.session, query.dealerId), query);
  return { ...page, items: page.items.map(sourceView) };
};
