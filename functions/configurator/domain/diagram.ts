import type { Measure, OpTree, PriceFormula, Value } from './model.ts';

/**
 * A compiled model: a layered decision diagram, plain JSON. Level l decides the variable order[l]; a node has one edge per
 * value of it; every path from the one node of level 0 to the end is a valid product, and every valid product is one path.
 */
export type Diagram = {
  /** In the order of the model. */
  vars: Readonly<Record<string, readonly Value[]>>;
  order: readonly string[];
  /** Per level, node after node, counted from 1: the node of the next level, 0 = no product this way. */
  kids: readonly (readonly number[])[];
  /** Fen along the same edges, at least one 0 on a way through every node; an empty list stands for all 0. */
  costs: readonly (readonly number[])[];
  measures?: Readonly<Record<string, Measure>> | undefined;
  price?: PriceFormula | undefined;
  from?: From | undefined;
};

/**
 * The lowest price over paths is outer(offsetFen + costs), where outer never falls (roundings, factors); `outer` reads the sum
 * as the variable ''. Not exact: a lower bound, because the formula could not be spread over the edges within the limits.
 */
export type From = { offsetFen: number; outer: OpTree; exact: boolean };
