/** Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand has one spelling. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const TYPED_CODE_LENGTH = 12;

/**
 * 11 random characters (55 bits) and a check character, from 11 random bytes. The check is a sum over GF(32) with a different
 * weight for each place: it finds every single wrong character and every two characters exchanged.
 */
export function newTypedCode(random: Uint8Array): string {
  const values = Array.from(random.slice(0, TYPED_CODE_LENGTH - 1), (byte) => byte & 31);
  return [...values, weighed(values)].map((value) => ALPHABET[value] ?? '').join('');
}

/** The code as it was issued, from what a person typed: small letters, blanks, hyphens, O for 0, I and L for 1. */
export function typedCode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = [...plain].map((letter) => ALPHABET.indexOf(letter));
  if (values.length !== TYPED_CODE_LENGTH || values.includes(-1)) return undefined;
  return weighed(values.slice(0, -1)) === values.at(-1) ? plain : undefined;
}

/** 11 values with weights a^11 … a^1, so that with the check (weight a^0) all sum to 0. Sums in GF(32) are XOR. */
function weighed(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum = timesA(sum ^ value);
  return sum;
}

/** Multiplies by the generator a of GF(32), reduced by x^5 + x^2 + 1. */
const timesA = (x: number): number => ((x << 1) ^ (x & 16 ? 0b100101 : 0)) & 31;
