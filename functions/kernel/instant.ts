/**
 * Instants are UTC ISO strings with milliseconds ('…At'); business days are 'YYYY-MM-DD' in the store's zone ('…Day').
 * China has had one zone without summer time since 1991, so the zone is a fixed offset in minutes.
 */
export type Instant = string;
export type Day = string;

export const SHANGHAI_OFFSET_MINUTES = 480;

const MINUTE_MS = 60_000;

/** Epoch milliseconds of an instant that carries an offset. Refuses text without one: some phones read it as local time. */
export function epochMs(instant: string): number {
  if (!/(Z|[+-]\d\d:\d\d)$/.test(instant)) throw new RangeError(`instant without offset: ${instant}`);
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

export function plusSeconds(instant: Instant, seconds: number): Instant {
  return instantOf(epochMs(instant) + seconds * 1000);
}

export function plusDays(instant: Instant, days: number): Instant {
  return plusSeconds(instant, days * 86_400);
}

export function dayOf(instant: Instant, offsetMinutes: number = SHANGHAI_OFFSET_MINUTES): Day {
  return instantOf(epochMs(instant) + offsetMinutes * MINUTE_MS).slice(0, 10);
}

export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** First instant of a business day. */
export function startOfDay(day: Day, offsetMinutes: number = SHANGHAI_OFFSET_MINUTES): Instant {
  return instantOf(Date.parse(`${day}T00:00:00.000Z`) - offsetMinutes * MINUTE_MS);
}
