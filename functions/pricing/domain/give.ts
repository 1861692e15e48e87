import { apportion } from '#kernel/money';
import { note, type Row, type Running, room, take } from './running.ts';

/**
 * Gives `fen` to rows by their nets at this moment. Rows whose share is more than their floor leaves take what they can
 * and leave; the rest is apportioned from scratch over the others. What nobody can take is noted as left.
 */
export function give(running: Running, who: number, fen: number, rows: readonly Row[]): void {
  let left = fen;
  let open = rows;
  while (left > 0 && open.length > 0) {
    const shares = apportion(left, open.map(weightOf));
    const tight = open.filter((row) => (shares[row.key] ?? 0) > room(row));
    const takers = tight.length > 0 ? tight : open;
    for (const row of takers) {
      const fits = Math.min(shares[row.key] ?? 0, room(row));
      take(running, who, row, fits);
      left -= fits;
    }
    open = tight.length > 0 ? open.filter((row) => !tight.includes(row)) : [];
  }
  if (left > 0) note(running, who, -1, 0, left);
}

function weightOf(row: Row): { key: string; weight: number } {
  return { key: row.key, weight: row.net };
}

/** A discount that has only this row. */
export function giveOne(running: Running, who: number, fen: number, row: Row): void {
  const fits = Math.min(fen, room(row));
  take(running, who, row, fits);
  if (fen > fits) note(running, who, -1, 0, fen - fits);
}
