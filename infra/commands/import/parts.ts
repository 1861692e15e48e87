/** In their order, no part with more than so many rows or larger than `sizeMax`. */
export function parts<T>(rows: readonly T[], rowsMax: number, sizeMax: number, sizeOf: (row: T) => number): T[][] {
  const all: T[][] = [];
  let size = 0;
  for (const row of rows) {
    const last = all.at(-1);
    if (last && last.length < rowsMax && size + sizeOf(row) <= sizeMax) last.push(row);
    else all.push([row]);
    size = all.at(-1)?.length === 1 ? sizeOf(row) : size + sizeOf(row);
  }
  return all;
}

/** Rows by what they have in common, in the order in which it first comes. */
export function grouped<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group) group.push(row);
    else groups.set(by(row), [row]);
  }
  return groups;
}
