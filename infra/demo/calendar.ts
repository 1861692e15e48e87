import { type Day, type Instant, plusSeconds, startOfDay } from '#kernel/instant';

/** The history covers this many days up to the day before the demo's first start. */
export const HISTORY_DAYS = 60;

/** Goods, offers and rules were there before the first slip. Idempotency rows live 90 days, so an interrupted start has a month. */
export const OPENING_DAYS_AGO = HISTORY_DAYS + 1;

/** Since when the organisation exists and people hold their roles; ids made from it are the same on every machine and day. */
export const FOUNDED: Instant = '2024-03-01T01:00:00.000Z';

const DAY_SECONDS = 86_400;

/** An instant so many days before `day` (the day of the first start), at a minute of that day in Shanghai. */
export function moment(day: Day, daysAgo: number, minuteOfDay: number): Instant {
  return plusSeconds(startOfDay(day), Math.round(minuteOfDay * 60) - daysAgo * DAY_SECONDS);
}

export const opening = (day: Day): Instant => moment(day, OPENING_DAYS_AGO, 8 * 60);

/** 1 Monday … 7 Sunday, in Shanghai. */
export function weekday(day: Day, daysAgo: number): number {
  const date = new Date(Date.parse(`${day}T12:00:00Z`) - daysAgo * DAY_SECONDS * 1000);
  return date.getUTCDay() || 7;
}
