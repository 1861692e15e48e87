import { POOL_OWNER, type TallyRow } from '../store.ts';

type Sum = { count: number; sumFen: number; overdue: number };

const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, sumFen: a.sumFen + b.sumFen, overdue: a.overdue + b.overdue });
const none: Sum = { count: 0, sumFen: 0, overdue: 0 };

/** Counters added up by what `keyOf` makes of them; each sum with one of its rows. */
function grouped(rows: readonly TallyRow[], keyOf: (row: TallyRow) => string): { sum: Sum; row: TallyRow }[] {
  const groups = new Map<string, { sum: Sum; row: TallyRow }>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, { sum: plus(groups.get(key)?.sum ?? none, row), row });
  }
  return [...groups.values()];
}

export const stagesOf = (rows: readonly TallyRow[]) =>
  grouped(rows, (row) => `${row.pipelineId}#${row.stage}`).map(({ sum, row }) => ({
    pipelineId: row.pipelineId,
    stage: row.stage,
    ...sum,
  }));

/** Who has how many open leads, most first. */
export function guidesOf(rows: readonly TallyRow[]) {
  const theirs = rows.filter((row) => row.owner !== POOL_OWNER && !row.ended);
  const guides = grouped(theirs, (row) => row.owner).map(({ sum, row }) => ({ guideId: row.owner, name: row.name ?? '', ...sum }));
  return guides.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.guideId < b.guideId ? -1 : 1));
}

export function poolOf(rows: readonly TallyRow[]): Pick<Sum, 'count' | 'sumFen'> {
  const { count, sumFen } = rows.filter((row) => row.owner === POOL_OWNER && !row.ended).reduce<Sum>(plus, none);
  return { count, sumFen };
}
