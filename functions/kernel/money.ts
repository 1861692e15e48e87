/**
 * Money is integer fen, rates are basis points (10000 = 100 %). Nothing here uses floats or BigInt:
 * phones run the same file without JIT, and a product such as 6·10^8 × 3·10^9 passes 2^53.
 */
export type Fen = number;

/** Largest amount one field may hold: ten million yuan times a thousand units, far inside 2^53. */
export const MAX_FEN = 1_000_000_000_000;

/** ⌊a × b / d⌋ exactly for integers 0 ≤ a, b < 2^53, d > 0, result < 2^53. */
export function mulDivFloor(a: number, b: number, d: number): number {
  return mulDivMod(a, b, d).quotient;
}

/** a × b / d, halves rounded up (away from zero for the non-negative operands this takes). */
export function mulDivHalfUp(a: number, b: number, d: number): number {
  const { quotient, remainder } = mulDivMod(a, b, d);
  return remainder >= d - remainder ? quotient + 1 : quotient;
}

/** a × b / d, rounded up. */
export function mulDivCeil(a: number, b: number, d: number): number {
  const { quotient, remainder } = mulDivMod(a, b, d);
  return remainder > 0 ? quotient + 1 : quotient;
}

/** rateBps of an amount, halves away from zero; the amount may be negative. */
export function rateOf(amount: Fen, rateBps: number): Fen {
  return amount < 0 ? 0 - mulDivHalfUp(-amount, rateBps, 10000) : mulDivHalfUp(amount, rateBps, 10000);
}

/** Quotient and remainder of a × b / d, exact also where a × b passes 2^53. */
export function mulDivMod(a: number, b: number, d: number): { quotient: number; remainder: number } {
  const product = a * b;
  if (product > Number.MAX_SAFE_INTEGER) return wideMulDiv(a, b, d);
  const remainder = product % d;
  return { quotient: (product - remainder) / d, remainder };
}

function wideMulDiv(a: number, b: number, d: number): { quotient: number; remainder: number } {
  // Binary long multiplication, reduced mod d at every step. The remainder stays below d < 2^53;
  // doubling it first could reach 2^54, so compare before adding.
  let quotient = 0;
  let remainder = 0;
  const aQuotient = Math.floor(a / d);
  const aRemainder = a % d;
  for (let bit = 2 ** 52; bit >= 1; bit /= 2) {
    quotient *= 2;
    if (remainder >= d - remainder) {
      remainder -= d - remainder;
      quotient += 1;
    } else remainder += remainder;
    if (Math.floor(b / bit) % 2 === 1) {
      quotient += aQuotient;
      if (remainder >= d - aRemainder) {
        remainder -= d - aRemainder;
        quotient += 1;
      } else remainder += aRemainder;
    }
  }
  return { quotient, remainder };
}

export type Weighted = { key: string; weight: number };

/**
 * Splits a non-negative amount over weights by exact largest remainder: the parts always sum to the amount,
 * ties go to the larger weight, then to the smaller key (code-unit order), so input order never matters.
 * All weights 0: nobody gets anything. Negative weights count 0.
 */
export function apportion(amount: Fen, weights: readonly Weighted[]): Record<string, Fen> {
  const parts: Record<string, Fen> = {};
  const shares = sharesOf(amount, weights);
  for (const [i, { key }] of weights.entries()) parts[key] = shares[i] ?? 0;
  return parts;
}

/** As `apportion`, the parts in the order of the weights: what pricing does thousands of times a quote, without a compiler on phones. */
export function sharesOf(amount: Fen, weights: readonly Weighted[]): Fen[] {
  let total = 0;
  for (const { weight } of weights) total += Math.max(0, weight);
  let left = amount;
  const rests: { of: Weighted; at: number; remainder: number }[] = [];
  const shares = weights.map((of, at) => {
    const { quotient, remainder } = mulDivMod(amount, Math.max(0, of.weight), total || 1);
    if (remainder > 0) rests.push({ of, at, remainder });
    left -= quotient;
    return quotient;
  });
  rests.sort((x, y) => y.remainder - x.remainder || y.of.weight - x.of.weight || (x.of.key < y.of.key ? -1 : 1));
  for (const { at } of rests.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Share of unit i (1-based) when a total is spread over n units: any partition of the units sums exactly. */
export function unitShare(total: Fen, n: number, i: number): Fen {
  return mulDivFloor(total, i, n) - mulDivFloor(total, i - 1, n);
}

export function unitShares(total: Fen, n: number): Fen[] {
  const shares: Fen[] = [];
  for (let i = 1; i <= n; i += 1) shares.push(unitShare(total, n, i));
  return shares;
}
