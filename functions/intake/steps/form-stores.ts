import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { dealerIdOf, group, type Scope } from '#platform/scope';
import { load } from '#platform/table';
import type { Link } from '../domain/link.ts';

/** A dealer's own stores; head office names any of the group's. Refuses NOT_FOUND for others. */
export async function formStores(owner: Scope, storeIds: readonly string[]): Promise<Link['stores']> {
  const { stores } = await load({ stores: [...new Set(storeIds)].map(storeRef) });
  return stores.map((store) => {
    if (!store || (owner !== group && store.dealerId !== dealerIdOf(owner))) throw new Refusal('NOT_FOUND');
    return { storeId: store.storeId, dealerId: store.dealerId, name: store.name };
  });
}
