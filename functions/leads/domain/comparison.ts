/** What one guide was given of one kind (source and grade), and how many of these they won. `moved`: taken away by a manager, so not theirs to win. */
export type Given = { guideId: string; source: string; grade?: string; given: number; moved: number; won: number };

export type Compared = { guideId: string; given: number; won: number; expected: number; index: number };

/** A kind of which there are few says little: so many leads of the average are mixed in. */
const MIXED_IN = 5;

/**
 * Guides against what the store as a whole would have won of the very leads they were given: who gets the walk-ins is not better than who gets
 * cold numbers. `index` 100 is the store's average. The expectations add up to what was won. Best first.
 */
export function compareGuides(rows: readonly Given[]): Compared[] {
  const total = sumOf(rows);
  const overall = total.given === 0 ? 0 : total.won / total.given;
  const rates = new Map<string, number>();
  for (const [kind, sum] of groupedBy(rows, kindOf)) rates.set(kind, (sum.won + MIXED_IN * overall) / (sum.given + MIXED_IN));
  const raw = rows.reduce((sum, row) => sum + theirs(row) * (rates.get(kindOf(row)) ?? 0), 0);
  const scale = raw === 0 ? 0 : total.won / raw;
  const expectedOf = (guideId: string): number =>
    rows.reduce((sum, row) => sum + (row.guideId === guideId ? theirs(row) * (rates.get(kindOf(row)) ?? 0) * scale : 0), 0);
  return [...groupedBy(rows, ({ guideId }) => guideId)]
    .filter(([, { given }]) => given > 0)
    .map(([guideId, { given, won }]) => {
      const expected = expectedOf(guideId);
      return { guideId, given, won, expected, index: expected === 0 ? 0 : Math.round((100 * won) / expected) };
    })
    .sort((a, b) => b.index - a.index || b.won - a.won || (a.guideId < b.guideId ? -1 : 1));
}

const theirs = ({ given, moved }: Given): number => Math.max(0, given - moved);
const kindOf = ({ source, grade }: Given): string => `${source}#${grade ?? ''}`;

const sumOf = (rows: readonly Given[]): { given: number; won: number } => ({
  given: rows.reduce((sum, row) => sum + theirs(row), 0),
  won: rows.reduce((sum, { won }) => sum + won, 0),
});

function groupedBy(rows: readonly Given[], keyOf: (row: Given) => string): Map<string, { given: number; won: number }> {
  const groups = new Map<string, Given[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return new Map([...groups].map(([key, members]) => [key, sumOf(members)]));
}
