/** Sets of small integers, 30 to a word: the searches behind a publish check compare hundreds of thousands of them. */
export type Bits = readonly number[];

const WORD = 30;

export function bitsOf(size: number, has: (i: number) => boolean): Bits {
  const words = new Array<number>(Math.ceil(size / WORD)).fill(0);
  for (let i = 0; i < size; i += 1) if (has(i)) words[Math.floor(i / WORD)] = (words[Math.floor(i / WORD)] ?? 0) | (1 << (i % WORD));
  return words;
}

export function members(bits: Bits): number[] {
  return bits.flatMap((word, w) => Array.from({ length: WORD }, (_, i) => i).flatMap((i) => (word & (1 << i) ? [w * WORD + i] : [])));
}

export function count(bits: Bits): number {
  let total = 0;
  for (const word of bits) for (let left = word; left; left &= left - 1) total += 1;
  return total;
}

export function meet(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w += 1) if ((a[w] ?? 0) & (b[w] ?? 0)) return true;
  return false;
}

export function within(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w += 1) if ((a[w] ?? 0) & ~(b[w] ?? 0)) return false;
  return true;
}

export function both(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & (b[w] ?? 0));
}

export function either(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word | (b[w] ?? 0));
}

export function less(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & ~(b[w] ?? 0));
}
