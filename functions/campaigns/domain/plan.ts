import { type Day, dayOf, epochMs, type Instant, instantOf, plusDays, plusSeconds, startOfDay } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/**
 * When a member was last written to, and by which campaigns they were written to at all. `was`: the day before that, which counts
 * again where the last message never reached them.
 */
export type Touch = { day: Day; was?: Day | undefined; batchId?: string; campaigns: readonly string[] };

/** A customer whom a campaign would like to have. */
export type Wish = { campaignId: string; marginFen: Fen; memberId: string };

/** A guide's customers of one day, each with the campaign that has them. */
export type Plan = { day: Day; picks: readonly Wish[] };

/** The day of a member who was not written to after all. */
const NEVER = '';
/** Nobody is written to again before this many days have passed, whatever WeCom would allow (one a day). */
export const REST_DAYS = 3;
/** A list that is confirmed in a minute: more than this in a morning stays unread. */
export const PICKS_MAX = 20;
/** Nobody is disturbed before or after, in the stores' zone. */
export const QUIET = { fromHour: 21, toHour: 9 };

export const isRested = (touch: Touch | undefined, today: Day): boolean =>
  touch === undefined || touch.day === NEVER || dayOf(plusDays(startOfDay(touch.day), REST_DAYS)) <= today;

/** May this campaign have this customer today? Each campaign writes to a customer once. */
export const isFree = (touch: Touch | undefined, campaignId: string, today: Day): boolean =>
  isRested(touch, today) && !(touch?.campaigns ?? []).includes(campaignId);

/** The member is about to be written to. */
export const touched = (before: Touch | undefined, campaignId: string, batchId: string, today: Day): Touch => ({
  day: today,
  was: before?.day,
  batchId,
  campaigns: [...(before?.campaigns ?? []), campaignId].slice(-50),
});

/** It never reached them: as if nobody had tried. Undefined where they were written to otherwise since, or never before. */
export function untouched({ batchId, was, campaigns }: Touch, lost: { batchId: string; campaignId: string }): Touch | undefined {
  if (batchId !== lost.batchId) return undefined;
  return { day: was ?? NEVER, campaigns: campaigns.filter((one) => one !== lost.campaignId) };
}

/**
 * Whom a guide writes to today. Each customer goes to the campaign that expects most of them, the guide's time to the customers of
 * whom most is expected. Of equals the campaign and the member with the smaller id come first, so that a plan can be made again.
 */
export function planned(wishes: readonly Wish[], max = PICKS_MAX): Wish[] {
  const order = (a: Wish, b: Wish): number =>
    b.marginFen - a.marginFen || compare(a.campaignId, b.campaignId) || compare(a.memberId, b.memberId);
  const best = new Map<string, Wish>();
  for (const wish of [...wishes].sort(order)) if (!best.has(wish.memberId)) best.set(wish.memberId, wish);
  return [...best.values()].slice(0, max);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const hourOf = (at: Instant): number => Number(instantOf(epochMs(at) + 8 * 3_600_000).slice(11, 13));
export const isQuiet = (at: Instant): boolean => hourOf(at) >= QUIET.fromHour || hourOf(at) < QUIET.toHour;
/** The evening of the day, when what is not confirmed is taken back. */
export const eveningOf = (day: Day): Instant => plusSeconds(startOfDay(day), QUIET.fromHour * 3_600);
export const morningOf = (day: Day): Instant => plusSeconds(startOfDay(day), QUIET.toHour * 3_600);
const afternoonOf = (day: Day): Instant => plusSeconds(startOfDay(day), 15 * 3_600);
/** When a guide next hears of the day's list: in the morning that it is there, in the afternoon of what is not sent yet. */
export const nextNotice = (day: Day, after: Instant): Instant | undefined => [morningOf(day), afternoonOf(day)].find((at) => at > after);
