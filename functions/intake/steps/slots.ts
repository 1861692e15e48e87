import type { Instant } from '#kernel/instant';
import { calendarOf, type LeadConfig, leadConfigRef, slotStarts, standardConfig } from '#leads/queries';
import type { Scope } from '#platform/scope';
import { bookableFrom, usualHours, type VisitHours } from '../domain/visit.ts';
import { hoursRef } from '../store.ts';

/** What a store's slots follow from: the dealer's calendar and the store's own hours of reception. */
export const receptionRefs = (scope: Scope, storeId: string) => ({ config: leadConfigRef(scope), hours: hoursRef(scope, storeId) });
type Reception = { config: LeadConfig | undefined; hours: VisitHours | undefined };

export function slotsAt(storeId: string, { config = standardConfig, hours = usualHours }: Reception, now: Instant): Instant[] {
  if (hours.perSlot === 0) return [];
  return slotStarts(calendarOf(config, storeId), hours.slotMinutes, hours.daysAhead, bookableFrom(now));
}
