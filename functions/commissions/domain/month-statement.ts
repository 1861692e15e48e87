import { type Day, epochMs, type Instant, plusSeconds, startOfDay } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';

/** An entry as a month books it: `returnId` where a return took it back, with the month the goods were sold in. */
export type BookedEntry = { amountFen: Fen; returnId?: string; soldMonth?: string };

/**
 * What one guide gets for a month. `clawedFen` (0 or below) is what returns took back in the month, `lateFen` the part of it that
 * concerns earlier months' sales; `carriedFen` (0 or below) came from the month before, `carryOnFen` goes to the next.
 * Always carried + earned + clawed = pay + carry on.
 */
export type GuideStatement = {
  personId: string;
  name: string;
  slips: number;
  earnedFen: Fen;
  clawedFen: Fen;
  lateFen: Fen;
  carriedFen: Fen;
  payFen: Fen;
  carryOnFen: Fen;
};

export type MonthSums = Pick<GuideStatement, 'earnedFen' | 'clawedFen' | 'lateFen' | 'carriedFen' | 'payFen' | 'carryOnFen'>;

type Guide = { personId: string; name: string; entries: readonly BookedEntry[]; carriedFen: Fen };

/** Nobody is asked for money: what is below nothing is carried until later months have earned it back. */
export function statementOf({ personId, name, entries, carriedFen }: Guide, month: string): GuideStatement {
  const sales = entries.filter(({ returnId }) => returnId === undefined);
  const returns = entries.filter(({ returnId }) => returnId !== undefined);
  const [earnedFen, clawedFen] = [sum(sales), sum(returns)];
  const lateFen = sum(returns.filter(({ soldMonth = month }) => soldMonth < month));
  const dueFen = carriedFen + earnedFen + clawedFen;
  const [payFen, carryOnFen] = [Math.max(0, dueFen), Math.min(0, dueFen)];
  return { personId, name, slips: sales.length, earnedFen, clawedFen, lateFen, carriedFen, payFen, carryOnFen };
}

const sum = (entries: readonly BookedEntry[]): Fen => entries.reduce((total, { amountFen }) => total + amountFen, 0);

export function sumsOf(statements: readonly GuideStatement[]): MonthSums {
  const total = (field: keyof MonthSums): Fen => statements.reduce((all, statement) => all + statement[field], 0);
  return {
    earnedFen: total('earnedFen'),
    clawedFen: total('clawedFen'),
    lateFen: total('lateFen'),
    carriedFen: total('carriedFen'),
    payFen: total('payFen'),
    carryOnFen: total('carryOnFen'),
  };
}

/** Requests that began in the month have long ended by then, so nothing is booked in it any more. */
const GRACE_SECONDS = 600;

/**
 * Whether a month may be closed now: it is over, and it follows the one closed last, so that what is carried reaches it. Before the
 * first close `earliest` is the oldest month with entries. Refuses CLOSE_EARLY, CLOSE_PAST, CLOSE_ORDER.
 */
export function refuseUnlessClosable(
  month: string,
  before: { last?: string | undefined; earliest?: string | undefined },
  now: Instant,
): void {
  const from = plusSeconds(startOfDay(firstDay(nextMonth(month))), GRACE_SECONDS);
  if (epochMs(now) < epochMs(from)) throw new Refusal('CLOSE_EARLY', { month, from: firstDay(nextMonth(month)) });
  const { last, earliest } = before;
  if (last !== undefined && month <= last) throw new Refusal('CLOSE_PAST', { month });
  const next = last === undefined ? earliest : nextMonth(last);
  if (next !== undefined && next < month) throw new Refusal('CLOSE_ORDER', { month, next });
}

const firstDay = (month: string): Day => `${month}-01`;

export const nextMonth = (month: string): string => shifted(month, 1);

/** The months before one, the nearest first. */
export const monthsBefore = (month: string, count: number): string[] => Array.from({ length: count }, (_, i) => shifted(month, -1 - i));

function shifted(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
