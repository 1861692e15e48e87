import type { ReplyOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

export type PointsRule = ReplyOf<'GET /pricing/points-rule'>;
export const levelCodes = ['basic', 'silver', 'gold', 'diamond'] as const;
export type Level = (typeof levelCodes)[number];

/** The rule as it is typed: yuan for a point, and rates as how many times as many points. Days are whole ones, the last included. */
export type PointsForm = {
  yuan: string;
  months: string;
  levels: Readonly<Record<Level, string>>;
  cats: readonly { cat: string; times: string }[];
  periods: readonly { fromDay: string; toDay: string; times: string }[];
};

export type Missing = 'yuan' | 'months' | 'times' | 'days';

const DAY_MS = 86_400_000;
/** Days are the stores', in China's zone. */
const startMs = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const dayAt = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

const timesOf = (bps: number): string => String(bps / 10000);

export function pointsFormOf({ fenPerPoint, liveMonths, levelBps, catBps, periods }: PointsRule): PointsForm {
  const level = (code: Level): string => timesOf(levelBps[code] ?? 10000);
  return {
    yuan: String(fenPerPoint / 100),
    months: String(liveMonths),
    levels: { basic: level('basic'), silver: level('silver'), gold: level('gold'), diamond: level('diamond') },
    cats: Object.entries(catBps).map(([cat, bps]) => ({ cat, times: timesOf(bps) })),
    periods: periods.map(({ from, to, bps }) => ({
      fromDay: dayAt(Date.parse(from)),
      toDay: dayAt(Date.parse(to) - 1),
      times: timesOf(bps),
    })),
  };
}

/** The rule, or what is still missing of it. */
export function pointsRuleOf(form: PointsForm): Omit<PointsRule, 'version'> | Missing {
  const fenPerPoint = parseMoney(form.yuan);
  if (!fenPerPoint || fenPerPoint > 1_000_000) return 'yuan';
  const liveMonths = /^\d{1,3}$/.test(form.months.trim()) ? Number(form.months) : 121;
  if (liveMonths > 120) return 'months';
  const rates = [...Object.values(form.levels), ...[...form.cats, ...form.periods].map(({ times }) => times)];
  if (rates.some((times) => bpsOf(times) === undefined)) return 'times';
  if (form.periods.some(({ fromDay, toDay }) => fromDay === '' || toDay < fromDay)) return 'days';
  return {
    fenPerPoint,
    liveMonths,
    levelBps: Object.fromEntries(levelCodes.map((code) => [code, bpsOf(form.levels[code]) ?? 10000])),
    catBps: Object.fromEntries(form.cats.map(({ cat, times }) => [cat, bpsOf(times) ?? 10000])),
    periods: form.periods.map(({ fromDay, toDay, times }) => ({
      from: new Date(startMs(fromDay)).toISOString(),
      to: new Date(startMs(toDay) + DAY_MS).toISOString(),
      bps: bpsOf(times) ?? 10000,
    })),
  };
}

/** '1.5' → 15000; at most ten times, two decimals. */
function bpsOf(times: string): number | undefined {
  const hundredths = parseMoney(times);
  return hundredths === undefined || hundredths > 1000 ? undefined : hundredths * 100;
}
