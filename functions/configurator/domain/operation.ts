/**
 * The closed list of integer operations. NaN means "no price": a missing table entry, an unknown value, a division by zero
 * or a result beyond 2^53. It spreads upwards, except through branches that do not matter.
 */
import { mulDivCeil, mulDivFloor, mulDivHalfUp } from '#kernel/money';
import type { Operator, PriceTable, Value } from './model.ts';

/** Applies one operation. Truth is 1 or 0; text is only compared or handed on by `if`. */
export function operate(op: Operator, args: readonly Value[]): Value {
  const [a = NaN, b = NaN, c = NaN] = args;
  switch (op) {
    case 'if':
      return Number.isNaN(a) ? NaN : a ? b : c;
    case 'eq':
      return Number.isNaN(a) || Number.isNaN(b) ? NaN : Number(a === b);
    case 'and':
      return args.includes(0) ? 0 : args.some(Number.isNaN) ? NaN : 1;
    case 'or':
      return args.some((x) => x && !Number.isNaN(x)) ? 1 : args.some(Number.isNaN) ? NaN : 0;
    default:
      return args.some((x) => !Number.isSafeInteger(x)) ? NaN : safe(integers(op, args.map(Number)));
  }
}

function integers(op: Exclude<Operator, 'if' | 'eq' | 'and' | 'or'>, args: readonly number[]): number {
  const [a = NaN, b = NaN, c = NaN] = args;
  switch (op) {
    case 'add':
      return args.reduce((x, y) => safe(x + y));
    case 'mul':
      return args.reduce((x, y) => safe(x * y));
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'sub':
      return a - b;
    case 'ge':
      return Number(a >= b);
    case 'gt':
      return Number(a > b);
    case 'mulDiv':
      return ratio(a, b, c, mulDivHalfUp, mulDivHalfUp);
    case 'mulDivCeil':
      return ratio(a, b, c, mulDivCeil, mulDivFloor);
    case 'stepUp':
      return b > 0 ? a - (a % b) + (a % b > 0 ? b : 0) : NaN;
    case 'nextIn':
      return Math.min(...args.slice(1).filter((x) => x >= a));
    default:
      return op satisfies never;
  }
}

/** a × b / d by size and sign: half up rounds away from zero, "ceil" towards plus infinity, whatever the signs. */
function ratio(a: number, b: number, d: number, positive: typeof mulDivFloor, negative: typeof mulDivFloor): number {
  if (!d) return NaN;
  const down = (a < 0 !== b < 0) !== d < 0;
  const size = (down ? negative : positive)(Math.abs(a), Math.abs(b), Math.abs(d));
  return down ? -size : size;
}

/** Also turns −0 into 0. */
function safe(x: number): number {
  return Number.isSafeInteger(x) ? x + 0 : NaN;
}

/** The integer found under the keys, or NaN. (Inherited names such as 'constructor' never lead to a number.) */
export function lookUp(table: PriceTable | undefined, keys: readonly Value[]): number {
  let at = table;
  for (const key of keys) at = typeof at === 'object' ? at[key] : undefined;
  return typeof at === 'number' ? safe(at) : NaN;
}
