/** Milliseconds of a schedule as serverless.yml writes it: 'rate(1 minute)', 'rate(5 minutes)', 'rate(1 day)'. */
export function rateMs(schedule: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  if (count === undefined) throw new Error(`this machine runs rate(…) schedules, not ${schedule}`);
  return Number(count) * (unit === 'minute' ? 60_000 : unit === 'hour' ? 3_600_000 : 86_400_000);
}
