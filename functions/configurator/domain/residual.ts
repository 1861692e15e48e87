import { isNumberList, isOpNode, type OpNode, type OpTree, type PriceFormula, type Value } from './model.ts';
import { lookUp, operate } from './operation.ts';

type Tables = PriceFormula['tables'];

/** What is left of a tree once some variables are known: constants are folded, branches chosen. NaN means no price. */
export function settle(tree: OpTree, known: Readonly<Record<string, Value>>, tables: Tables): OpTree {
  if (typeof tree === 'number') return tree;
  if (isOpNode(tree)) return settleNode(tree, known, tables);
  if ('v' in tree) return leafOf(known[tree.v]) ?? tree;
  if ('s' in tree) return tree;
  const keys = tree.keys.map((key) => settle(key, known, tables));
  return constants(keys, (values) => lookUp(tables[tree.lookup], values)) ?? { lookup: tree.lookup, keys };
}

function settleNode(tree: OpNode, known: Readonly<Record<string, Value>>, tables: Tables): OpTree {
  const [op, ...rest] = tree;
  const args = rest.flatMap((x): OpTree[] => (isNumberList(x) ? [...x] : [settle(x, known, tables)]));
  const folded = constants(args, (values) => operate(op, values));
  if (folded !== undefined) return folded;
  const [first = NaN, second = NaN, third = NaN] = args;
  if (op === 'if' && typeof first === 'number') return Number.isNaN(first) ? NaN : first ? second : third;
  if (op === 'and' && args.includes(0)) return 0;
  if (op === 'or' && args.some((x) => typeof x === 'number' && x)) return 1;
  if (op === 'add') return gather(args);
  return [op, ...args];
}

/** The constants of a sum become one, so that sums that differ only in what is already known look alike. */
function gather(args: readonly OpTree[]): OpTree {
  const sum = args.reduce<number>((total, x) => (typeof x === 'number' ? total + x : total), 0);
  const open = args.filter((x) => typeof x !== 'number');
  return Number.isNaN(sum) ? NaN : ['add', sum, ...open];
}

function leafOf(value: Value | undefined): OpTree | undefined {
  return typeof value === 'string' ? { s: value } : value;
}

/** The result for constant arguments; undefined while an argument is open. */
function constants(args: readonly OpTree[], result: (values: Value[]) => Value): OpTree | undefined {
  const values: Value[] = [];
  for (const arg of args) {
    if (typeof arg === 'number') values.push(arg);
    else if (!isOpNode(arg) && 's' in arg) values.push(arg.s);
    else return undefined;
  }
  return leafOf(result(values));
}

/** Names of the variables in a tree, in order of appearance. */
export function variablesOf(tree: OpTree): string[] {
  if (typeof tree === 'number') return [];
  if (isOpNode(tree)) return distinct(tree.slice(1).flatMap((x) => (typeof x === 'string' || isNumberList(x) ? [] : variablesOf(x))));
  if ('v' in tree) return [tree.v];
  return 's' in tree ? [] : distinct(tree.keys.flatMap(variablesOf));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
