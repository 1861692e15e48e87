import { Refusal } from '#kernel/refusal';
import type { Ranges } from './bounds.ts';
import type { From } from './diagram.ts';
import { addUp, type Edge, extreme, type Graph, hasGap, sizeOf, type Way } from './graph.ts';
import { wayBetween } from './layers.ts';
import type { Model, OpTree, PriceFormula } from './model.ts';
import { type Levels, looseGraph, type TermGraph, termGraph } from './price-graph.ts';
import { peel, termsOf } from './price-terms.ts';
import { settle, variablesOf } from './residual.ts';
import { walk } from './walk.ts';

export type Priced = {
  /** Valid products with their price's inner sum on the edges. */
  sum: Edge;
  from?: From;
  /** A valid product without a price. */
  gap?: Way;
  /** Some bound stands for the truth although no measure is open: the formula ties too many variables together. */
  entangled: boolean;
};

/** Nodes that carrying the prices may add, and how many the result may have. */
const WORK = 300_000;
const MOST_NODES = 15_000;

type Parts = { outer: OpTree; constant: number; terms: OpTree[] };

function partsOf(price: PriceFormula): Parts {
  const { outer, inner } = peel(settle(price.std, {}, price.tables));
  return { outer, ...termsOf(inner) };
}

/** Variables that one term of the price ties together. */
export function priceScopes(model: Model): string[][] {
  return model.price ? partsOf(model.price).terms.map((term) => variablesOf(term).filter((name) => name in model.vars)) : [];
}

/** Spreads the price over the edges of the valid products; terms that cannot be carried count with their lower bound. */
export function priceGraph(
  graph: Graph,
  rules: readonly Edge[],
  valid: Edge,
  price: PriceFormula,
  model: Model,
  order: readonly string[],
): Priced {
  const { outer, constant, terms } = partsOf(price);
  const levels: Levels = { order, vars: model.vars };
  const ranges = rangesOf(model);
  graph.limit = Infinity;
  const graphs = terms.map((term) => termGraph(graph, term, levels, ranges, price.tables));
  const gap = firstGap(graph, valid, graphs);
  if (gap) return { sum: valid, gap, entangled: false };
  const loose = terms.map((term) => looseGraph(graph, term, levels, ranges, price.tables));
  const widths = terms.map((term) => variablesOf(term).length);
  const carried = carry(
    graph,
    rules,
    graphs.map((g, i) => ({ exact: g.edge, loose: loose[i] ?? g.edge, width: widths[i] ?? 0 })),
  );
  const entangled = !carried.whole || graphs.some((g) => g.entangled);
  const offsetFen = carried.sum.fen + constant;
  if (!Number.isSafeInteger(offsetFen) || graphs.some((g) => !g.bounded)) return { sum: valid, entangled };
  const bad = outOfRange(graph, carried.sum.node, offsetFen, outer, price);
  if (bad) return { sum: valid, gap: bad, entangled };
  return { sum: carried.sum, from: { offsetFen, outer, exact: !entangled && graphs.every((g) => g.exact) }, entangled };
}

/** Each term on its own: the sum may have been too large to build. */
function firstGap(graph: Graph, valid: Edge, graphs: readonly TermGraph[]): Way | undefined {
  for (const { edge } of graphs) {
    const way = hasGap(graph, edge.node) ? wayBetween(graph, valid.node, edge.node) : undefined;
    if (way) return way;
  }
  return undefined;
}

type Carried = { sum: Edge; whole: boolean };

type Part = { exact: Edge; loose: Edge; width: number };

/** Everything, else the terms of one or two variables, else those of one; the others count with lower bounds. */
function carry(graph: Graph, rules: readonly Edge[], parts: readonly Part[]): Carried {
  for (const most of [Infinity, 2, 1]) {
    graph.limit = graph.level.length + WORK;
    const sum = tooLarge(() => addUp(graph, [...rules, ...parts.map((part) => (part.width <= most ? part.exact : part.loose))]));
    if (sum && sizeOf(graph, sum.node) <= MOST_NODES) return { sum, whole: most === Infinity };
  }
  graph.limit = Infinity;
  return { sum: addUp(graph, [...rules, ...parts.map((part) => part.loose)]), whole: false };
}

function tooLarge(build: () => Edge): Edge | undefined {
  try {
    return build();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TOO_LARGE') return undefined;
    throw error;
  }
}

/** `outer` never falls, so if it is defined at both ends it is defined in between. */
function outOfRange(graph: Graph, node: number, offsetFen: number, outer: OpTree, price: PriceFormula): Way | undefined {
  const evaluate = walk(outer, price.tables);
  for (const sign of [1, -1]) {
    const { fen, way } = extreme(graph, node, sign);
    if (!Number.isSafeInteger(evaluate({ '': offsetFen + fen }))) return way;
  }
  return undefined;
}

function rangesOf(model: Model): Ranges {
  const ranges: Record<string, { low: number; high: number }> = {};
  for (const [name, values] of Object.entries(model.vars)) {
    const numbers = values.filter((value) => typeof value === 'number');
    if (numbers.length > 0 && numbers.length === values.length) ranges[name] = { low: Math.min(...numbers), high: Math.max(...numbers) };
  }
  for (const [name, measure] of Object.entries(model.measures ?? {})) ranges[name] = { low: measure.min, high: measure.max };
  return ranges;
}
