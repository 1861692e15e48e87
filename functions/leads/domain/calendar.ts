import { type Day, dayOf, epochMs, type Instant, instantOf, plusDays, startOfDay } from '#kernel/instant';

/** A store's open hours, the same every day but the closed ones; 'HH:MM' in its zone, close after open. */
export type BusinessCalendar = { offsetMinutes: number; open: string; close: string; closedDays: readonly Day[] };

const MINUTE_MS = 60_000;

/** The instant at which that many open minutes have passed since `from`; outside open hours the clock stands still. */
export function businessDue(calendar: BusinessCalendar, from: Instant, minutes: number): Instant {
  const fromMs = epochMs(from);
  let leftMs = minutes * MINUTE_MS;
  for (let day = dayOf(from, calendar.offsetMinutes); ; day = dayAfter(day, calendar.offsetMinutes)) {
    const { opensMs, closesMs } = hoursOf(calendar, day);
    const startMs = Math.max(fromMs, opensMs);
    if (startMs > closesMs || calendar.closedDays.includes(day)) continue;
    if (startMs + leftMs <= closesMs) return instantOf(startMs + leftMs);
    leftMs -= closesMs - startMs;
  }
}

/** The beginnings of slots of that length which fit whole into open hours, from `from` on, today and so many days more. */
export function slotStarts(calendar: BusinessCalendar, slotMinutes: number, daysAhead: number, from: Instant): Instant[] {
  const [fromMs, slotMs] = [epochMs(from), slotMinutes * MINUTE_MS];
  let day = dayOf(from, calendar.offsetMinutes);
  const starts: Instant[] = [];
  for (let n = 0; n <= daysAhead; n += 1) {
    const { opensMs, closesMs } = hoursOf(calendar, day);
    if (!calendar.closedDays.includes(day))
      for (let ms = opensMs; ms + slotMs <= closesMs; ms += slotMs) if (ms >= fromMs) starts.push(instantOf(ms));
    day = dayAfter(day, calendar.offsetMinutes);
  }
  return starts;
}

function hoursOf({ open, close, offsetMinutes }: BusinessCalendar, day: Day): { opensMs: number; closesMs: number } {
  const midnightMs = epochMs(startOfDay(day, offsetMinutes));
  const opensMs = midnightMs + minuteOfDay(open) * MINUTE_MS;
  const closesMs = midnightMs + minuteOfDay(close) * MINUTE_MS;
  if (!(closesMs > opensMs)) throw new RangeError(`store is never open: ${open}-${close}`);
  return { opensMs, closesMs };
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN);
}

const dayAfter = (day: Day, offsetMinutes: number): Day => dayOf(plusDays(startOfDay(day, offsetMinutes), 1), offsetMinutes);
