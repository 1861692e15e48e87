/**
 * Takes a price tree apart so that a diagram can carry it on its edges: an outer function that never falls (roundings, factors,
 * caps) around a sum of terms, each of few variables. outer(least sum) is then the least price.
 */
import { isNumberList, isOpNode, type OpNode, type OpTree } from './model.ts';

export type Terms = { constant: number; terms: OpTree[] };

/** `outer` reads what it is wrapped around as the variable ''. */
export type Peeled = { outer: OpTree; inner: OpTree };

const HOLE: OpTree = { v: '' };

/** Lifts operations with one open argument in which they never fall. Expects a settled tree. */
export function peel(tree: OpTree): Peeled {
  if (!isOpNode(tree) || isSumOfMany(tree)) return { outer: HOLE, inner: tree };
  const open = tree.slice(1).filter((x) => typeof x !== 'number');
  const [child] = open;
  if (open.length !== 1 || child === undefined || typeof child === 'string' || isNumberList(child)) return { outer: HOLE, inner: tree };
  if (!rises(tree, tree.indexOf(child) - 1)) return { outer: HOLE, inner: tree };
  const below = peel(child);
  const [op, ...args] = tree;
  return { outer: [op, ...args.map((x) => (x === child ? below.outer : x))], inner: below.inner };
}

function isSumOfMany(tree: OpNode): boolean {
  return tree[0] === 'add' && tree.slice(1).filter((x) => typeof x !== 'number').length > 1;
}

/** Whether the operation never falls in its argument `at`, all others being constants. */
function rises(tree: OpNode, at: number): boolean {
  const [op, ...args] = tree;
  const [first = NaN, second = NaN, third = NaN] = args.map((x) => (typeof x === 'number' ? x : NaN));
  switch (op) {
    case 'add':
    case 'min':
    case 'max':
      return true;
    case 'sub':
    case 'nextIn':
      return at === 0;
    case 'mul':
      return args.every((x) => typeof x !== 'number' || x >= 0);
    case 'mulDiv':
    case 'mulDivCeil':
      return at < 2 && (at === 0 ? second : first) >= 0 && third > 0;
    case 'stepUp':
      return at === 0 && second > 0;
    case 'if':
    case 'eq':
    case 'ge':
    case 'gt':
    case 'and':
    case 'or':
      return false;
    default:
      return op satisfies never;
  }
}

/** A tree as constant + terms: sums and differences are opened, products and conditions are spread over them. */
export function termsOf(tree: OpTree): Terms {
  if (typeof tree === 'number') return { constant: tree, terms: [] };
  if (!isOpNode(tree)) return { constant: 0, terms: [tree] };
  const [op, ...rest] = tree;
  const args = rest.flatMap((x): OpTree[] => (isNumberList(x) ? [...x] : [x]));
  if (op === 'add') return sum(args.map(termsOf));
  if (op === 'sub') return sum(args.map((x, i) => (i === 0 ? termsOf(x) : scaled(termsOf(x), -1))));
  if (op === 'mul') return args.map(termsOf).reduce(product);
  if (op === 'if' && args.length === 3) return branches(args[0] ?? NaN, termsOf(args[1] ?? NaN), termsOf(args[2] ?? NaN));
  return { constant: 0, terms: [tree] };
}

function sum(parts: readonly Terms[]): Terms {
  return { constant: parts.reduce((total, p) => total + p.constant, 0), terms: parts.flatMap((p) => p.terms) };
}

function scaled(part: Terms, factor: OpTree): Terms {
  if (factor === 1) return part;
  if (typeof factor === 'number') return { constant: part.constant * factor + 0, terms: part.terms.map((t) => ['mul', factor, t]) };
  const constant: OpTree[] = part.constant === 0 && part.terms.length > 0 ? [] : [['mul', part.constant, factor]];
  return { constant: 0, terms: [...constant, ...part.terms.map((t): OpTree => ['mul', factor, t])] };
}

function product(a: Terms, b: Terms): Terms {
  // A factor 0 adds nothing, unless it is the whole factor: then it still asks whether the other side has a price.
  const fixed = a.constant === 0 && a.terms.length > 0 ? [] : [scaled(b, a.constant)];
  return sum([...fixed, ...a.terms.map((t) => scaled(b, t))]);
}

function branches(condition: OpTree, yes: Terms, no: Terms): Terms {
  const terms: OpTree[] = [
    ...yes.terms.map((t): OpTree => ['if', condition, t, 0]),
    ...no.terms.map((t): OpTree => ['if', condition, 0, t]),
  ];
  const needed = yes.constant !== no.constant || terms.length === 0;
  return needed ? { constant: 0, terms: [...terms, ['if', condition, yes.constant, no.constant]] } : { constant: yes.constant, terms };
}
