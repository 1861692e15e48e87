import type { Operator, OpTree } from './model.ts';
import type { FormulaProblem, FormulaProblemCode } from './problem.ts';

/** A formula as it was written, each part with the place where it was. A ratio is a decimal or percentage that waits to be a factor. */
export type Expression =
  | { at: number; kind: 'leaf'; tree: OpTree }
  | { at: number; kind: 'ratio'; times: number; per: number }
  | { at: number; kind: 'table'; name: string; parts: readonly Expression[] }
  | { at: number; kind: 'node'; op: Operator; parts: readonly Expression[] };

/** Ends the reading at the first problem. */
export class FormulaStop extends Error {
  readonly problem: FormulaProblem;
  constructor(code: FormulaProblemCode, at: number, name?: string) {
    super(code);
    this.problem = { code, at, ...(name === undefined ? {} : { name }) };
  }
}

export function leaf(tree: OpTree, at: number): Expression {
  return { at, kind: 'leaf', tree };
}

export function node(op: Operator, at: number, parts: readonly Expression[]): Expression {
  return { at, kind: 'node', op, parts };
}

/** '12', '12.5' or '12.5%': an integer, or a ratio in lowest powers of ten. */
export function numberOf(text: string, at: number): Expression {
  const [digits = '', decimals = ''] = text.replace('%', '').split('.');
  const per = 10 ** (decimals.length + (text.endsWith('%') ? 2 : 0));
  const value = Number(digits + decimals);
  if (!Number.isSafeInteger(value) || !Number.isSafeInteger(per)) throw new FormulaStop('NOT_INTEGER', at, text);
  return per === 1 ? leaf(value, at) : { at, kind: 'ratio', times: value, per };
}

/** a + b + c is one node of three. */
export function plus(left: Expression, right: Expression, at: number): Expression {
  const parts = left.kind === 'node' && left.op === 'add' ? left.parts : [left];
  return node('add', at, [...parts, right]);
}

export function times(left: Expression, right: Expression, at: number): Expression {
  if (right.kind === 'ratio') return scaled(left, right.times, right.per, at);
  if (left.kind === 'ratio') return scaled(right, left.times, left.per, at);
  return node('mul', at, [left, right]);
}

/** a * b / c is one division of the whole product. */
export function over(left: Expression, right: Expression, at: number): Expression {
  if (right.kind === 'ratio') return scaled(left, right.per, right.times, at);
  const [a, b] = left.kind === 'node' && left.op === 'mul' ? left.parts : [left, leaf(1, at)];
  return node('mulDiv', at, [whole(a ?? left), whole(b ?? left), right]);
}

function scaled(value: Expression, by: number, per: number, at: number): Expression {
  return node('mulDiv', at, [whole(value), leaf(by, at), leaf(per, at)]);
}

/** A ratio that found nothing to multiply stops the reading. */
export function whole(expression: Expression): Expression {
  if (expression.kind === 'ratio') throw new FormulaStop('FRACTION', expression.at);
  return expression;
}

export function treeOf(expression: Expression): OpTree {
  switch (expression.kind) {
    case 'leaf':
      return expression.tree;
    case 'table':
      return { lookup: expression.name, keys: expression.parts.map(treeOf) };
    case 'node':
      return [expression.op, ...expression.parts.map(treeOf)];
    case 'ratio':
      throw new FormulaStop('FRACTION', expression.at);
    default:
      return expression satisfies never;
  }
}

/** Where the part of the tree that a path leads to was written. */
export function placeOf(expression: Expression, path: readonly number[]): number {
  let here = expression;
  for (const i of path) here = ('parts' in here ? here.parts[i] : undefined) ?? here;
  return here.at;
}
