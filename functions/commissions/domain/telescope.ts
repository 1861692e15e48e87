import { type Fen, mulDivCeil, mulDivFloor } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { difference, type FenOf, mapFen } from './split.ts';

/** A sold line: its net and the shares of its units (unit 1 first), which sum to the net. */
export type SoldLine = { netFen: Fen; units: readonly Fen[] };

/** ⌊entry × part / whole⌋; the floor is one also for a negative entry. 0 ≤ part ≤ whole, whole > 0. */
export function cumulativeFloor(entryFen: Fen, part: number, whole: number): Fen {
  return entryFen < 0 ? 0 - mulDivCeil(-entryFen, part, whole) : mulDivFloor(entryFen, part, whole);
}

/**
 * What each entry keeps when these units (1-based) have come back: always a floor of the frozen entry, never a new split of a
 * changed pool, which could take from a guide who lost nothing. Everything back keeps exactly 0, in any order of returns.
 * Refuses UNIT_UNKNOWN {unit} and UNIT_ALREADY_RETURNED {unit}.
 */
export function keptEntries(line: SoldLine, entries: FenOf, returned: readonly number[]): FenOf {
  const { part, whole } = keptPart(line, returned);
  return mapFen(entries, (fen) => cumulativeFloor(fen, part, whole));
}

/** What the next return takes back from each entry (positive for a positive entry), after what came back before. */
export function clawback(line: SoldLine, entries: FenOf, before: readonly number[], now: readonly number[]): FenOf {
  return difference(keptEntries(line, entries, before), keptEntries(line, entries, [...before, ...now]));
}

/** The kept part of a line by money; a line sold for nothing (a per-unit rule may still pay) is kept by units. */
export function keptPart(line: SoldLine, returned: readonly number[]): { part: number; whole: number } {
  const seen = new Set<number>();
  let backFen = 0;
  for (const unit of returned) {
    const shareFen = line.units[unit - 1];
    if (shareFen === undefined) throw new Refusal('UNIT_UNKNOWN', { unit });
    if (seen.has(unit)) throw new Refusal('UNIT_ALREADY_RETURNED', { unit });
    seen.add(unit);
    backFen += shareFen;
  }
  if (line.netFen === 0) return { part: line.units.length - seen.size, whole: line.units.length };
  return { part: line.netFen - backFen, whole: line.netFen };
}

/**
 * What each entry has earned when `collectedFen` of the line's net is in, cumulative; the next booking is the difference to what
 * is booked. Paying too much earns no more, a line sold for nothing is earned at once.
 */
export function earnedEntries(netFen: Fen, entries: FenOf, collectedFen: Fen): FenOf {
  if (netFen === 0) return { ...entries };
  const part = Math.min(Math.max(collectedFen, 0), netFen);
  return mapFen(entries, (fen) => cumulativeFloor(fen, part, netFen));
}
