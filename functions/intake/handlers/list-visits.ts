import { dayOf, plusDays, plusSeconds, startOfDay } from '#kernel/instant';
import { leadRef } from '#leads/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { intakeContract } from '../contract.ts';
import { usualHours } from '../domain/visit.ts';
import { storeView } from '../steps/views.ts';
import { inStore } from '../steps/who.ts';
import { hoursRef, visitsBetween } from '../store.ts';

/** Who comes on a day, with who looks after them now. */
export const listVisits: Handler<(typeof intakeContract)['GET /intake/visits']> = async ({ query }, ctx) => {
  const { storeId } = inStore(ctx.session);
  const scope = dealerScope(ctx.session);
  const day = query.day ?? dayOf(ctx.now);
  const from = startOfDay(day);
  const page = await visitsBetween(scope, storeId, from, `${plusSeconds(plusDays(from, 1), -1)}~`, { cursor: query.cursor, limit: 50 });
  const { leads, hours = usualHours } = await load({
    leads: page.items.map(({ leadId }) => leadRef(scope, leadId)),
    hours: hoursRef(scope, storeId),
  });
  const slots = { slotMinutes: slotMinutesOf(hours.slotMinutes), perSlot: hours.perSlot, daysAhead: hours.daysAhead };
  return { ...page, day, hours: slots, items: page.items.map((visit, n) => storeView(visit, leads[n])) };
};

const lengths = [30, 60, 90, 120] as const;
const slotMinutesOf = (minutes: number) => lengths.find((length) => length === minutes) ?? 60;
