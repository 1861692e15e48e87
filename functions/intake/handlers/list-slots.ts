import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { getOrRefuse, load } from '#platform/table';
import type { intakeContract } from '../contract.ts';
import { usualHours } from '../domain/visit.ts';
import { receptionRefs, slotsAt } from '../steps/slots.ts';
import { slotsTaken } from '../store.ts';

/** What can be booked in a store now: any store for customers, their own for staff. Three round trips: the store, then its hours beside how many come. */
export const listSlots: Handler<(typeof intakeContract)['GET /intake/stores/{storeId}/slots']> = async ({ params }, ctx) => {
  const { session } = ctx;
  if (session.kind === 'staff' && session.storeId !== params.storeId) throw new Refusal('NOT_FOUND');
  const { dealerId, storeId, name, address } = await getOrRefuse(storeRef(params.storeId));
  const scope = scopeOfDealer(dealerId);
  const [reception, taken] = await Promise.all([load(receptionRefs(scope, storeId)), slotsTaken(scope, storeId, ctx.now)]);
  const { perSlot } = reception.hours ?? usualHours;
  const slots = slotsAt(storeId, reception, ctx.now).map((at) => ({ at, left: Math.max(0, perSlot - (taken.get(at) ?? 0)) }));
  return { storeId, storeName: name, slots, ...(address === undefined ? {} : { address }) };
};
