import {
  isNumberList,
  isOpNode,
  type Lookup,
  type Model,
  type OpNode,
  type OpTree,
  operators,
  type PriceTable,
  type Value,
} from './model.ts';
import type { Problem, TreeProblemCode } from './problem.ts';

/** 'either': a variable that has numbers and texts; it may only be compared or looked up. */
export type TreeType = 'integer' | 'text' | 'either';

export type Names = { vars: Readonly<Record<string, TreeType>>; tables: Readonly<Record<string, PriceTable>> };

/** `path`: which argument or key, from the root down; `name`: the operation, variable or table. */
export type TreeProblem = { code: TreeProblemCode; path: number[]; name?: string };

type Checked = { type: TreeType; problems: TreeProblem[] };

const DEEPEST = 64;
const ARITY: Readonly<Record<string, readonly [number, number]>> = {
  sub: [2, 2],
  mulDiv: [3, 3],
  mulDivCeil: [3, 3],
  stepUp: [2, 2],
  nextIn: [2, Infinity],
  if: [3, 3],
  eq: [2, 2],
  ge: [2, 2],
  gt: [2, 2],
};

export function treeProblems(model: Model): Problem[] {
  if (!model.price) return [];
  return checkTree(model.price.std, namesOf(model)).map(({ code, path, name }) => ({
    code: 'BAD_FORMULA',
    formula: { code, path },
    ...(name === undefined ? {} : { name }),
  }));
}

export function namesOf(model: Pick<Model, 'vars' | 'measures' | 'price'>): Names {
  const vars = Object.entries(model.vars).map(([name, values]) => [name, typeOf(values)]);
  const measures = Object.keys(model.measures ?? {}).map((name) => [name, 'integer']);
  return { vars: Object.fromEntries([...vars, ...measures]), tables: model.price?.tables ?? {} };
}

function typeOf(values: readonly Value[]): TreeType {
  if (values.every((value) => typeof value === 'number')) return 'integer';
  return values.some((value) => typeof value === 'number') ? 'either' : 'text';
}

/** All problems of a tree that must give an integer. */
export function checkTree(tree: OpTree, names: Names): TreeProblem[] {
  const { type, problems } = check(tree, names, []);
  return problems.length || type === 'integer' ? problems : [{ code: 'NEEDS_INTEGER', path: [] }];
}

function check(tree: OpTree, names: Names, path: number[]): Checked {
  if (path.length > DEEPEST) return bad('TOO_DEEP', path);
  if (typeof tree === 'number') return Number.isSafeInteger(tree) ? fine('integer') : bad('NOT_INTEGER', path);
  if (isOpNode(tree)) return checkNode(tree, names, path);
  if ('lookup' in tree) return checkLookup(tree, names, path);
  if ('s' in tree) return fine('text');
  const type = Object.hasOwn(names.vars, tree.v) ? names.vars[tree.v] : undefined;
  return type ? fine(type) : bad('UNKNOWN_VAR', path, tree.v);
}

function checkNode(tree: OpNode, names: Names, path: number[]): Checked {
  const [op, ...args] = tree;
  if (!operators.includes(op)) return bad('UNKNOWN_OPERATION', path, op);
  const [least, most] = ARITY[op] ?? [1, Infinity];
  if (args.length < least || args.length > most) return bad('ARITY', path, op);
  const checked = args.map((arg, i) => {
    if (!isNumberList(arg)) return check(arg, names, [...path, i]);
    const list = op === 'nextIn' && i === 1 && arg.length > 0 && arg.every(Number.isSafeInteger);
    return list ? fine('integer') : bad('NEEDS_INTEGER', [...path, i], op);
  });
  const problems = checked.flatMap((x) => x.problems);
  return problems.length
    ? { type: 'integer', problems }
    : typed(
        op,
        checked.map((x) => x.type),
        path,
      );
}

function typed(op: OpNode[0], types: readonly TreeType[], path: number[]): Checked {
  const [first, second, third] = types;
  if (op === 'eq') return alike(first, second) ? fine('integer') : bad('MIXED_TYPES', path, op);
  if (op === 'if' && !alike(second, third)) return bad('MIXED_TYPES', path, op);
  const numbers = op === 'if' ? types.slice(0, 1) : types;
  const text = numbers.findIndex((type) => type !== 'integer');
  if (text >= 0) return bad('NEEDS_INTEGER', [...path, text], op);
  return fine(op === 'if' ? (second ?? 'integer') : 'integer');
}

function alike(a: TreeType | undefined, b: TreeType | undefined): boolean {
  return a === b || a === 'either' || b === 'either';
}

function checkLookup(tree: Lookup, names: Names, path: number[]): Checked {
  const table = Object.hasOwn(names.tables, tree.lookup) ? names.tables[tree.lookup] : undefined;
  if (table === undefined) return bad('UNKNOWN_TABLE', path, tree.lookup);
  const problems = tree.keys.flatMap((key, i) => check(key, names, [...path, i]).problems);
  const depth = depthOf(table);
  if (depth === undefined) problems.push({ code: 'BAD_TABLE', path, name: tree.lookup });
  else if (depth !== tree.keys.length) problems.push({ code: 'TABLE_DEPTH', path, name: tree.lookup });
  return { type: 'integer', problems };
}

/** Levels of keys above the integers; undefined if branches differ, or a leaf is no integer. */
export function depthOf(table: PriceTable): number | undefined {
  if (typeof table === 'number') return Number.isSafeInteger(table) ? 0 : undefined;
  if (typeof table !== 'object' || table === null) return undefined;
  const depths = new Set(Object.values(table).map(depthOf));
  const [depth] = depths;
  return depths.size === 1 && depth !== undefined ? depth + 1 : undefined;
}

function fine(type: TreeType): Checked {
  return { type, problems: [] };
}

function bad(code: TreeProblemCode, path: number[], name?: string): Checked {
  return { type: 'integer', problems: [{ code, path, ...(name === undefined ? {} : { name }) }] };
}
