import { randomBytes, randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** n letters and digits. */
export function letters(n: number): string {
  return Array.from({ length: n }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function digits(n: number): string {
  return Array.from({ length: n }, () => randomInt(10)).join('');
}

export function hex(n: number): string {
  return randomBytes(Math.ceil(n / 2))
    .toString('hex')
    .slice(0, n);
}
