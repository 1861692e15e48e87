import type { Scope } from '#platform/scope';
import { openLeadIdsOfMember } from './store.ts';

export { slotStarts } from './domain/calendar.ts';
export { calendarOf, type LeadConfig, standardConfig } from './steps/config.ts';
export { guideOf, type LeadRecord } from './steps/record.ts';
export { localTime } from './steps/words.ts';
export { configRef as leadConfigRef, leadRef, tallyOf } from './store.ts';

/** The member's open lead here, if any: the one reported first. One round trip. */
export const openLeadIdOfMember = async (scope: Scope, memberId: string): Promise<string | undefined> =>
  (await openLeadIdsOfMember(scope, memberId))[0];
