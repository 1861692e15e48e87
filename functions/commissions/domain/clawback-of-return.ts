import type { Fen } from '#kernel/money';
import { clawback } from './telescope.ts';

type Sold = { lineKey: string; netFen: Fen; units: readonly Fen[] };
type Earned = { personId: string; lines: readonly { lineKey: string; amountFen: Fen }[] };
type UnitsBack = Readonly<Record<string, readonly number[]>>;

/** What one guide loses by a return, per line; `amountFen` is their sum. */
export type Clawback = { personId: string; amountFen: Fen; lines: Readonly<Record<string, Fen>> };

/**
 * What each guide's frozen entry loses when these units come back after those `before`: per line ⌊entry × kept / net⌋ stays, so that
 * any order of returns takes the same and everything back takes exactly all. Positive amounts are taken.
 */
export function clawbackOfReturn(sold: readonly Sold[], earned: readonly Earned[], before: UnitsBack, now: UnitsBack): Clawback[] {
  return earned.map(({ personId, lines }) => {
    const taken: Record<string, Fen> = {};
    for (const { lineKey, amountFen } of lines) {
      const line = sold.find((candidate) => candidate.lineKey === lineKey);
      const units = now[lineKey] ?? [];
      if (!line || units.length === 0) continue;
      taken[lineKey] = clawback(line, { [personId]: amountFen }, before[lineKey] ?? [], units)[personId] ?? 0;
    }
    return { personId, amountFen: Object.values(taken).reduce((sum, fen) => sum + fen, 0), lines: taken };
  });
}
