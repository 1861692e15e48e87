import type { Key, Row } from '#platform/table';
import { byteOrder } from './expression.ts';

export const keyText = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** Rows by partition, each partition sorted: a table, or an index whose rows also carry the table's key. */
export class OrderedRows {
  readonly #pk: string;
  readonly #sk: string;
  readonly #partitions = new Map<string, Row[]>();

  constructor(pk: string, sk: string) {
    this.#pk = pk;
    this.#sk = sk;
  }

  /** An index holds only rows that have both of its attributes. */
  holds = (row: Row): boolean => typeof row[this.#pk] === 'string' && typeof row[this.#sk] === 'string';

  compare = (a: Row, b: Row): number =>
    byteOrder(String(a[this.#sk]), String(b[this.#sk])) || byteOrder(a.pk, b.pk) || byteOrder(a.sk, b.sk);

  /** In order; the list is the caller's own. */
  partition(pk: string): Row[] {
    return [...(this.#partitions.get(pk) ?? [])];
  }

  /** The same without a copy, from either end. */
  *ordered(pk: string, forward: boolean): Generator<Row> {
    const rows = this.#partitions.get(pk) ?? [];
    for (let n = 0; n < rows.length; n += 1) {
      const row = rows[forward ? n : rows.length - 1 - n];
      if (row) yield row;
    }
  }

  *all(): Generator<Row> {
    for (const rows of this.#partitions.values()) yield* rows;
  }

  get(key: Key): Row | undefined {
    const rows = this.#partitions.get(key.pk);
    const found = rows?.[this.#place(rows, key)];
    return found && found.sk === key.sk ? found : undefined;
  }

  put(row: Row): void {
    const name = String(row[this.#pk]);
    const rows = this.#partitions.get(name) ?? [];
    this.#partitions.set(name, rows);
    const at = this.#place(rows, row);
    const there = rows[at];
    rows.splice(at, there && this.compare(there, row) === 0 ? 1 : 0, row);
  }

  drop(row: Row): void {
    const name = String(row[this.#pk]);
    const rows = this.#partitions.get(name) ?? [];
    const at = this.#place(rows, row);
    const there = rows[at];
    if (there && this.compare(there, row) === 0) rows.splice(at, 1);
    if (rows.length === 0) this.#partitions.delete(name);
  }

  /** The table's key, and in an index its own two attributes: what continues a list behind this row. */
  keyOf(row: Row): Record<string, unknown> {
    return { [this.#pk]: row[this.#pk], [this.#sk]: row[this.#sk], pk: row.pk, sk: row.sk };
  }

  /** Where the row lies or would lie. */
  #place(rows: readonly Row[], row: Row): number {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = rows[middle];
      if (there && this.compare(there, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
