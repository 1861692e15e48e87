import { isNumberList, isOpNode, type Lookup, type OpNode, type OpTree, type PriceTable } from './model.ts';
import { operate } from './operation.ts';

export type Bounds = { low: number; high: number };

/** Least and greatest number of each variable; text variables are absent. */
export type Ranges = Readonly<Record<string, Bounds>>;

const UNKNOWN: Bounds = { low: -Infinity, high: Infinity };

/** Limits within which a tree lies whatever the open variables are. Infinite where nothing can be said. */
export function boundsOf(tree: OpTree, ranges: Ranges, tables: Readonly<Record<string, PriceTable>>): Bounds {
  if (typeof tree === 'number') return Number.isNaN(tree) ? UNKNOWN : { low: tree, high: tree };
  if (isOpNode(tree)) return nodeBounds(tree, ranges, tables);
  if ('v' in tree) return ranges[tree.v] ?? UNKNOWN;
  return 's' in tree ? UNKNOWN : lookupBounds(tree, tables);
}

function nodeBounds(tree: OpNode, ranges: Ranges, tables: Readonly<Record<string, PriceTable>>): Bounds {
  const [op, ...rest] = tree;
  const args = rest.flatMap((x) => (isNumberList(x) ? x.map((n) => ({ low: n, high: n })) : [boundsOf(x, ranges, tables)]));
  switch (op) {
    case 'eq':
    case 'ge':
    case 'gt':
    case 'and':
    case 'or':
      return { low: 0, high: 1 };
    case 'if':
      return hull(args.slice(1).flatMap((x) => [x.low, x.high]));
    case 'add':
    case 'mul':
    case 'min':
    case 'max':
      return args.reduce((a, b) => hull(corners([a, b]).map((at) => Number(operate(op, at)))));
    case 'nextIn':
      return hull(args.slice(1).map((x) => x.low));
    case 'sub':
    case 'stepUp':
      return hull(corners(args).map((at) => Number(operate(op, at))));
    case 'mulDiv':
    case 'mulDivCeil':
      return (args[2]?.low ?? 0) > 0 ? hull(corners(args).map((at) => Number(operate(op, at)))) : UNKNOWN;
    default:
      return op satisfies never;
  }
}

/** These operations rise or fall steadily in each argument alone, so their extremes lie at corners. */
function corners(args: readonly Bounds[]): number[][] {
  return args.reduce<number[][]>(
    (all, x) =>
      all.flatMap((at) =>
        x.low === x.high
          ? [[...at, x.low]]
          : [
              [...at, x.low],
              [...at, x.high],
            ],
      ),
    [[]],
  );
}

function hull(values: readonly number[]): Bounds {
  if (values.length === 0 || values.some((x) => !Number.isFinite(x))) return UNKNOWN;
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** Extremes of the entries under the keys that are already constant. */
function lookupBounds(tree: Lookup, tables: Readonly<Record<string, PriceTable>>): Bounds {
  let level: PriceTable[] = [tables[tree.lookup] ?? NaN];
  for (const key of tree.keys) {
    const fixed = typeof key === 'number' ? key : !isOpNode(key) && 's' in key ? key.s : undefined;
    level = level.flatMap((at) => (typeof at === 'number' ? [] : fixed === undefined ? Object.values(at) : [at[fixed] ?? NaN]));
  }
  return hull(level.filter((x) => typeof x === 'number' && !Number.isNaN(x)).map(Number));
}
