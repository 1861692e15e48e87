import { type Choices, isNumberList, isOpNode, type OpTree, type PriceFormula } from './model.ts';
import { priceOf, walk } from './walk.ts';

/**
 * A price as arithmetic, with the numbers of this configuration: «459900 + (1800 × 2000 − 2280000) × 6500 ÷ 100000 + 29900 =
 * 575600», in fen. Of a condition only the branch taken is shown. Undefined where there is no price.
 */
export function arithmeticOf(price: PriceFormula, values: Choices): string | undefined {
  const fen = priceOf(price, values);
  return fen === undefined ? undefined : `${shown(price.std, price.tables, values, 0)} = ${fen}`;
}

/** How tightly a sign binds: 1 sums, 2 products; a part that binds less than its surroundings gets parentheses. */
function shown(tree: OpTree, tables: PriceFormula['tables'], values: Choices, around: number): string {
  if (!isOpNode(tree)) return String(walk(tree, tables)(values));
  const [op, ...rest] = tree;
  const args = rest.flatMap((arg): OpTree[] => (isNumberList(arg) ? [...arg] : [arg]));
  const part = (i: number, binds: number) => shown(args[i] ?? NaN, tables, values, binds);
  const wrap = (text: string, binds: number) => (binds < around ? `(${text})` : text);
  switch (op) {
    case 'add':
      return wrap(args.map((_, i) => part(i, 1)).join(' + '), 1);
    case 'sub':
      return wrap(`${part(0, 1)} − ${part(1, 2)}`, 1);
    case 'mul':
      return wrap(args.map((_, i) => part(i, 2)).join(' × '), 2);
    case 'mulDiv':
      return wrap(quotient(args, part), 2);
    case 'mulDivCeil':
      return `⌈${quotient(args, part)}⌉`;
    case 'if':
      return shown(branch(args, tables, values), tables, values, around);
    case 'min':
    case 'max':
    case 'stepUp':
    case 'nextIn':
      return `${op}(${args.map((_, i) => part(i, 0)).join(', ')})`;
    case 'eq':
    case 'ge':
    case 'gt':
    case 'and':
    case 'or':
      return String(walk(tree, tables)(values));
    default:
      return op satisfies never;
  }
}

function quotient(args: readonly OpTree[], part: (i: number, binds: number) => string): string {
  return args[1] === 1 ? `${part(0, 2)} ÷ ${part(2, 3)}` : `${part(0, 2)} × ${part(1, 3)} ÷ ${part(2, 3)}`;
}

function branch([condition = NaN, yes = NaN, no = NaN]: readonly OpTree[], tables: PriceFormula['tables'], values: Choices): OpTree {
  return walk(condition, tables)(values) ? yes : no;
}
