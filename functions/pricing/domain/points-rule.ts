import { dayOf, epochMs, type Instant, SHANGHAI_OFFSET_MINUTES, startOfDay } from '#kernel/instant';
import { type Fen, mulDivFloor } from '#kernel/money';

/** How purchases earn points, and how long points live. Head office's; one for the group. Rates are basis points, 10000 = once. */
export type PointsRule = {
  /** So many fen of what was paid earn one point. */
  fenPerPoint: Fen;
  levelBps: Readonly<Record<string, number>>;
  /** Categories that earn at another rate; 0: nothing. */
  catBps: Readonly<Record<string, number>>;
  /** Half-open periods in which all purchases earn more. */
  periods: readonly { from: Instant; to: Instant; bps: number }[];
  /** Points live until the end of this many months after the month they were earned in; 0: for good. */
  liveMonths: number;
};

export const DEFAULT_POINTS_RULE: PointsRule = { fenPerPoint: 100, levelBps: {}, catBps: {}, periods: [], liveMonths: 24 };

export type EarningLine = { cat: string; netFen: Fen; gift: boolean; service?: string };

/** Points for a purchase: each line but premiums at its category's rate, together at the member's level and the period's rate, rounded down once. */
export function pointsEarned(
  rule: PointsRule,
  { lines, level, at }: { lines: readonly EarningLine[]; level: string; at: Instant },
): number {
  const counting = lines
    .filter(({ gift, service }) => !gift && service !== 'INSURANCE')
    .reduce((sum, { cat, netFen }) => sum + mulDivFloor(netFen, rule.catBps[cat] ?? 10000, 10000), 0);
  const ofLevel = mulDivFloor(counting, rule.levelBps[level] ?? 10000, 10000);
  const period = rule.periods.find(({ from, to }) => epochMs(from) <= epochMs(at) && epochMs(at) < epochMs(to));
  return mulDivFloor(mulDivFloor(ofLevel, period?.bps ?? 10000, 10000), 1, rule.fenPerPoint);
}

/** The month that points belong to, in China's zone: they end together. */
export const lotOf = (earnedAt: Instant): string => dayOf(earnedAt, SHANGHAI_OFFSET_MINUTES).slice(0, 7);

/** The instant at which a month's points end; undefined where they live for good. */
export function lotEnds(lot: string, { liveMonths }: Pick<PointsRule, 'liveMonths'>): Instant | undefined {
  if (liveMonths === 0) return undefined;
  const months = Number(lot.slice(0, 4)) * 12 + Number(lot.slice(5, 7)) - 1 + liveMonths + 1;
  return startOfDay(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`);
}

/**
 * How many points of a month end now, oldest first: what is available and not earned in later months, at most what the month earned.
 * Points of no month (brought along, corrected) are spent first and never end.
 */
export const expiring = (available: number, earnedLater: number, earnedThen: number): number =>
  Math.max(0, Math.min(earnedThen, available - earnedLater));
