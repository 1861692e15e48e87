import { sharesOf, type Weighted } from '#kernel/money';
import { note, type Row, type Running, room, take } from './running.ts';

/**
 * Gives `fen` to rows by their nets at this moment. Rows whose share is more than their floor leaves take what they can
 * and leave; the rest is apportioned from scratch over the others. What nobody can take is noted as left.
 */
export function give(running: Running, who: number, fen: number, rows: readonly Row[]): void {
  let left = fen;
  let open = rows;
  while (left > 0 && open.length > 0) {
    const shares = sharesOf(left, open.map(weightOf));
    const others = open.filter((row, i) => (shares[i] ?? 0) <= room(row));
    const isLast = others.length === open.length;
    open.forEach((row, i) => {
      if (!isLast && others.includes(row)) return;
      left -= take(running, who, row, shares[i] ?? 0);
    });
    open = isLast ? [] : others;
  }
  if (left > 0) note(running, who, -1, 0, left);
}

function weightOf({ key, net }: Row): Weighted {
  return { key, weight: net };
}

/** A discount that has only this row. */
export function giveOne(running: Running, who: number, fen: number, row: Row): void {
  const left = fen - take(running, who, row, fen);
  if (left > 0) note(running, who, -1, 0, left);
}
