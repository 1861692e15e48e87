/** What comes next, by its time; a binary heap, since a year has millions of entries. */
export class Agenda<T> {
  readonly #heap: { ms: number; thing: T }[] = [];

  get nextMs(): number | undefined {
    return this.#heap[0]?.ms;
  }

  add(ms: number, thing: T): void {
    const heap = this.#heap;
    heap.push({ ms, thing });
    for (let at = heap.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (!this.#swap(up, at)) break;
      at = up;
    }
  }

  take(): { ms: number; thing: T } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const less = (heap[right]?.ms ?? Number.POSITIVE_INFINITY) < (heap[left]?.ms ?? Number.POSITIVE_INFINITY) ? right : left;
      if (!this.#swap(at, less)) return first;
      at = less;
    }
  }

  /** The earlier of the two goes up; whether they changed places. */
  #swap(up: number, down: number): boolean {
    const [a, b] = [this.#heap[up], this.#heap[down]];
    if (!a || !b || a.ms <= b.ms) return false;
    this.#heap[up] = b;
    this.#heap[down] = a;
    return true;
  }
}
