import { apportion, type Fen, mulDivFloor, unitShare } from '#kernel/money';

/** What a slip used and earned, and what each of its lines is worth. `pointsFen` is what points took off the line. */
export type SoldWithPoints = {
  readonly pointsUsed: number;
  readonly pointsEarned: number;
  readonly netFen: Fen;
  readonly lines: readonly { readonly lineKey: string; readonly units: readonly Fen[]; readonly pointsFen: Fen }[];
};

/** Numbers (from 1) of the units that came back, by line. */
export type UnitsBack = Readonly<Record<string, readonly number[]>>;

/**
 * What one return does to the points of a slip, after what came back `before`. Points that paid come back by the units' shares;
 * of the earned ones the kept part is ⌊earned × net kept / net⌋. Both add up over any portions: all back is exactly all.
 */
export function pointsOfReturn(sold: SoldWithPoints, before: UnitsBack, now: UnitsBack): { givenBack: number; clawedBack: number } {
  const after = merged(before, now);
  return { givenBack: usedBy(sold, after) - usedBy(sold, before), clawedBack: keptOf(sold, before) - keptOf(sold, after) };
}

function merged(before: UnitsBack, now: UnitsBack): UnitsBack {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries([...keys].map((key) => [key, [...new Set([...(before[key] ?? []), ...(now[key] ?? [])])]]));
}

function usedBy({ pointsUsed, lines }: SoldWithPoints, back: UnitsBack): number {
  const perLine = apportion(
    pointsUsed,
    lines.map(({ lineKey, pointsFen }) => ({ key: lineKey, weight: pointsFen })),
  );
  let used = 0;
  for (const { lineKey, units } of lines) {
    for (const unit of back[lineKey] ?? []) used += unitShare(perLine[lineKey] ?? 0, units.length, unit);
  }
  return used;
}

function keptOf({ pointsEarned, netFen, lines }: SoldWithPoints, back: UnitsBack): number {
  if (netFen === 0) return pointsEarned;
  let gone = 0;
  for (const { lineKey, units } of lines) for (const unit of back[lineKey] ?? []) gone += units[unit - 1] ?? 0;
  return mulDivFloor(pointsEarned, netFen - gone, netFen);
}
