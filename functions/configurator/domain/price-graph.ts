import { boundsOf, type Ranges } from './bounds.ts';
import { decide, type Edge, type Graph, no, YES } from './graph.ts';
import { isOpNode, type OpTree, type PriceFormula, type Value } from './model.ts';
import { settle, variablesOf } from './residual.ts';

export type Levels = { order: readonly string[]; vars: Readonly<Record<string, readonly Value[]>> };

/** Exact, or a lower bound because a remainder had to count with its own; `bounded` false: not even that is known. */
export type TermGraph = { edge: Edge; exact: boolean; bounded: boolean; entangled: boolean };

/** Distinct remainders that one term may have; further ones count with their lower bound. */
const REMAINDERS = 20_000;

/**
 * A term of the price as a graph: what is left of its tree after the values so far is the state, equal remainders are merged.
 * Where the formula has no price the graph says no. Variables that are no level (measures) count with their lower bound.
 */
export function termGraph(graph: Graph, term: OpTree, levels: Levels, ranges: Ranges, tables: PriceFormula['tables']): TermGraph {
  const place = new Map(levels.order.map((name, i) => [name, i]));
  const known = new Map<string, Edge>();
  let exact = true;
  let allBounded = true;

  function build(tree: OpTree): Edge {
    if (typeof tree === 'number') return Number.isNaN(tree) ? no : { node: YES, fen: tree };
    const { fen, rest } = split(tree);
    const key = JSON.stringify(rest);
    let edge = known.get(key);
    if (!edge) {
      edge = known.size < REMAINDERS ? branch(rest) : bounded(rest);
      known.set(key, edge);
    }
    return edge.node === no.node ? no : { node: edge.node, fen: edge.fen + fen };
  }

  function branch(tree: OpTree): Edge {
    const level = Math.min(...variablesOf(tree).map((name) => place.get(name) ?? Infinity));
    const name = levels.order[level];
    if (name === undefined) return bounded(tree);
    return decide(
      graph,
      level,
      (levels.vars[name] ?? []).map((value) => build(settle(tree, { [name]: value }, tables))),
    );
  }

  function bounded(tree: OpTree): Edge {
    exact = false;
    const { low } = boundsOf(tree, ranges, tables);
    if (!Number.isFinite(low)) allBounded = false;
    return { node: YES, fen: Number.isFinite(low) ? low : 0 };
  }

  const edge = build(settle(term, {}, tables));
  return { edge, exact, bounded: allBounded, entangled: known.size >= REMAINDERS };
}

/** A term that is too wide to carry, as a lower bound by its last variable alone. */
export function looseGraph(graph: Graph, term: OpTree, levels: Levels, ranges: Ranges, tables: PriceFormula['tables']): Edge {
  const level = Math.max(...variablesOf(term).map((name) => levels.order.indexOf(name)));
  const name = levels.order[level];
  const lows = (levels.vars[name ?? ''] ?? []).map((value) => boundsOf(settle(term, { [name ?? '']: value }, tables), ranges, tables).low);
  if (lows.length === 0 || !lows.every(Number.isFinite)) return { node: YES, fen: boundsOf(term, ranges, tables).low };
  return decide(
    graph,
    level,
    lows.map((fen) => ({ node: YES, fen })),
  );
}

/** The constant of a sum apart: remainders that differ by it only are one state. */
function split(tree: OpTree): { fen: number; rest: OpTree } {
  if (!isOpNode(tree) || tree[0] !== 'add') return { fen: 0, rest: tree };
  const fen = tree.slice(1).reduce<number>((sum, x) => (typeof x === 'number' ? sum + x : sum), 0);
  return { fen, rest: ['add', 0, ...tree.slice(1).filter((x) => typeof x !== 'number' && typeof x !== 'string')] };
}
