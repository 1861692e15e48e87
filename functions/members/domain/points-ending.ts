import { expiring } from '#pricing/domain/points-rule';

/** Points of the month `lot`, and when they end; absent: never. */
export type Lot = { readonly lot: string; readonly points: number; readonly endsAt?: string };
export type Ending = { lot: string; endsAt: string; points: number };

/** How many of the available points will end with each month, soonest first, if nothing more is bought or spent. */
export function endings(available: number, lots: readonly Lot[], now: string): Ending[] {
  const sorted = [...lots].sort((x, y) => (x.lot < y.lot ? -1 : 1));
  const ends: Ending[] = [];
  let left = available;
  sorted.forEach(({ lot, points, endsAt }, i) => {
    // What has ended keeps its figures and counts no more.
    if (endsAt === undefined || endsAt <= now) return;
    const later = sorted.slice(i + 1).reduce((sum, one) => sum + one.points, 0);
    const ending = expiring(left, later, points);
    left -= ending;
    if (ending > 0) ends.push({ lot, endsAt, points: ending });
  });
  return ends;
}
