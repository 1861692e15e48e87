import type { Page } from '#kernel/page';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import type { identityContract } from '../contract.ts';
import type { Org, StoreOrg } from '../domain/org.ts';
import { isOpenAt } from '../domain/period.ts';
import { orgsOfDealer, orgsOfKind } from '../store.ts';

/** Stores open now, by code: the own dealer's; head office sees all, or those of the dealer it names. */
export const listStores: Handler<(typeof identityContract)['GET /identity/stores']> = async ({ query }, { session, now }) => {
  const everywhere = session.kind === 'staff' && session.role === 'hq' && query.dealerId === undefined;
  const page: Page<Org> = everywhere
    ? await orgsOfKind('store', query)
    : await orgsOfDealer(dealerScope(session, query.dealerId), 'store', query);
  const stores = page.items.filter((org): org is StoreOrg => org.kind === 'store' && isOpenAt(org.period, now));
  return { ...page, items: stores.map(({ orgId, ...store }) => ({ storeId: orgId, ...store, brands: [...store.brands] })) };
};
