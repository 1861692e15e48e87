/** That many days on, at ten in the morning of the phone's own zone: when customers are glad to be called. */
export function afterDays(now: Date, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 10).toISOString();
}
