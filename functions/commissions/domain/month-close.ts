import type { Fen } from '#kernel/money';
import { type FenOf, sumFen } from './split.ts';
import { bonusOf, type TeamPlan } from './team-plan.ts';

/** A month is 'YYYY-MM'. A late return belongs to the month of sale and is booked in the open month. */
export type MetricEntry = { attributionMonth: string; bookedMonth: string; metricFen: Fen };

/** What earlier closes left: paid bonus per attributed month, and a negative payout that is carried (0 or below). */
export type CloseState = { paid: FenOf; carriedFen: Fen };

/** `entries`: the correction per attributed month (absent = 0). `payoutFen` includes what was carried; below 0 it is carried on. */
export type MonthClose = { month: string; entries: FenOf; payoutFen: Fen; next: CloseState };

export const NOTHING_CLOSED: CloseState = { paid: {}, carriedFen: 0 };

/**
 * Closes a month: every attributed month is computed anew over what is booked so far, and the difference to what was paid is the
 * entry. A closed month never changes; the open one carries the correction. The order of the ledger does not matter.
 */
export function closeMonth(plan: TeamPlan, ledger: readonly MetricEntry[], month: string, before: CloseState): MonthClose {
  const paid = { ...before.paid };
  const entries: FenOf = {};
  for (const [attributed, metricFen] of Object.entries(metricByMonth(plan, ledger, month))) {
    const dueFen = bonusOf(plan, metricFen);
    const correctionFen = dueFen - (paid[attributed] ?? 0);
    if (correctionFen !== 0) entries[attributed] = correctionFen;
    paid[attributed] = dueFen;
  }
  const payoutFen = before.carriedFen + sumFen(entries);
  return { month, entries, payoutFen, next: { paid, carriedFen: Math.min(payoutFen, 0) } };
}

function metricByMonth(plan: TeamPlan, ledger: readonly MetricEntry[], closing: string): FenOf {
  const sums: FenOf = {};
  for (const { attributionMonth, bookedMonth, metricFen } of ledger) {
    if (bookedMonth > closing) continue;
    const month = plan.late === 'CURRENT' ? bookedMonth : attributionMonth;
    sums[month] = (sums[month] ?? 0) + metricFen;
  }
  return sums;
}
