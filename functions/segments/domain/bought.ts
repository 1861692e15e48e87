import { type Day, dayOf, plusDays, startOfDay } from '#kernel/instant';
import type { Fen } from '#kernel/money';

export type BoughtLine = { lineKey: string; cat: string; brand: string; qty: number; netFen: Fen };
/** One paid slip of a member, by the business day of the sale. Gifts are not bought. */
export type Bought = { slipId: string; day: Day; lines: readonly BoughtLine[] };
/** Pieces of a slip that came back, whenever that was: they count against the day of the sale. `returnId` tells portions apart. */
export type Back = { slipId: string; day: Day; returnId: string; lines: readonly { lineKey: string; qty: number; netFen: Fen }[] };
export type History = { bought: readonly Bought[]; back: readonly Back[] };

/** What stays bought. A return that is heard of before its sale waits for it; a slip of which nothing stays is none. */
export function kept({ bought, back }: History): Bought[] {
  return bought.flatMap((slip) => {
    const returned = back.filter(({ slipId }) => slipId === slip.slipId).flatMap(({ lines }) => lines);
    const lines = slip.lines.map((line) => without(line, returned)).filter(({ qty }) => qty > 0);
    return lines.length > 0 ? [{ ...slip, lines }] : [];
  });
}

function without(line: BoughtLine, returned: Back['lines']): BoughtLine {
  const own = returned.filter(({ lineKey }) => lineKey === line.lineKey);
  const sum = (of: 'qty' | 'netFen'): number => own.reduce((total, back) => total + back[of], 0);
  return { ...line, qty: line.qty - sum('qty'), netFen: line.netFen - sum('netFen') };
}

/** The business day `days` later (or earlier). */
export const dayAfter = (day: Day, days: number): Day => dayOf(plusDays(startOfDay(day), days));
