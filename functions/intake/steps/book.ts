import type { Store } from '#identity/queries';
import { epochMs, type Instant, instantOf } from '#kernel/instant';
import { type LeadRecord, localTime } from '#leads/queries';
import { takeIn } from '#leads/writes';
import type { Ctx } from '#platform/context';
import type { SealedMobile } from '#platform/personal';
import { scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { refuseSecond, reminderFor, requireSlot, usualHours, type Visit } from '../domain/visit.ts';
import { visitNews } from '../events.ts';
import { slotRef, takeSlot, visitRef, visitRow } from '../store.ts';
import { receptionRefs, slotsAt } from './slots.ts';
import { spoken } from './spoken.ts';
import { byOf } from './who.ts';

type Booking = {
  customer: { name: string; mobile: SealedMobile };
  memberId?: string | undefined;
  at: Instant;
  need?: string | undefined;
};

/** What a booking is called in a lead's history. */
const VIA = '预约到店';

/**
 * One transaction: the visit, its place in the slot, and the lead that it makes or joins, which it is the next step of. Refuses SLOT_GONE, SLOT_FULL,
 * VISIT_TWICE {at}.
 */
export async function book<R>(ctx: Ctx, store: Store, booking: Booking, view: (visit: Visit, lead: LeadRecord) => R): Promise<R> {
  const { dealerId, storeId } = store;
  const { customer, memberId } = booking;
  const at = instantOf(epochMs(booking.at));
  const visitId = ctx.newId('visit');
  const need = booking.need === undefined ? {} : { need: booking.need };
  const touch = { what: 'VISIT_BOOKED' as const, name: `${localTime(at)} ${store.name}`, ref: visitId };
  const newcomer = { ...customer, ...need, source: 'online', via: VIA, done: { BOOK_VISIT: visitId }, touch };
  return spoken(() =>
    takeIn(ctx, { dealerId, storeId }, newcomer, async ({ record }) => {
      const slot = await freePlace(store, at, record, ctx.now);
      const visit: Visit = {
        visitId,
        rev: 1,
        dealerId,
        storeId,
        storeName: store.name,
        leadId: record.lead.id,
        customerName: customer.name,
        mobileMasked: customer.mobile.masked,
        at,
        state: 'BOOKED',
        bookedAt: ctx.now,
        by: byOf(ctx.session),
        ...need,
        ...(memberId === undefined ? {} : { memberId }),
        ...reminderFor(at, ctx.now),
      };
      const facts = [visitNews('intake.visit-booked', visit)];
      return { writes: [create(visitRow(visit)), slot], facts, reply: view(visit, record) };
    }),
  );
}

/** The lead's own row, which every booking replaces, is what two bookings of one customer meet in: no second visit slips in between. */
async function freePlace({ dealerId, storeId }: Store, at: Instant, { lead }: LeadRecord, now: Instant) {
  const scope = scopeOfDealer(dealerId);
  const { BOOK_VISIT: earlierId } = lead.done;
  const { earlier, slot, ...reception } = await load({
    earlier: earlierId === undefined ? undefined : visitRef(earlierId),
    slot: slotRef(scope, storeId, at),
    ...receptionRefs(scope, storeId),
  });
  refuseSecond(earlier, now);
  const { hours = usualHours } = reception;
  requireSlot(at, slotsAt(storeId, reception, now), slot?.taken ?? 0, hours);
  return takeSlot(scope, storeId, at, slot, hours.perSlot);
}
