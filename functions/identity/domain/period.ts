import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';

/** From (inclusive) until (exclusive); without an end it lasts. Both in UTC with milliseconds, so that text order is time order. */
export type Period = { from: Instant; until?: Instant };

export function isOpenAt({ from, until }: Period, at: Instant): boolean {
  return from <= at && (until === undefined || at < until);
}

/** Has not ended yet; it may still be to come. */
export const isAhead = ({ until }: Period, at: Instant): boolean => until === undefined || at < until;

export function refuseEmptyPeriod({ from, until }: Period): void {
  if (until !== undefined && until <= from) throw new Refusal('PERIOD_INVALID');
}
