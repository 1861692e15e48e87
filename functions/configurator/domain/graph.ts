/**
 * Functions from products to {no, fen} as a shared graph: a node decides one level (skipped levels do not matter), edges
 * carry fen, and every node is normalised so that its cheapest way costs 0. Equal functions up to a constant are therefore the
 * same node. A rule is a function to {no, 0}; conjunction and addition are the same operation, `plus`.
 */
import { Refusal } from '#kernel/refusal';

export const NO = 0;
export const YES = 1;

export type Edge = { node: number; fen: number };

export type Graph = {
  level: number[];
  kids: number[][];
  /** The shared empty list stands for all 0. */
  fens: (readonly number[])[];
  unique: Map<string, number>;
  sums: Map<number, Edge>;
  /** Values per level. */
  sizes: readonly number[];
  /** Nodes that may be made, garbage included. */
  limit: number;
};

const NONE: readonly number[] = [];
const FREE: readonly number[] = [];
export const no: Edge = { node: NO, fen: 0 };

export function newGraph(sizes: readonly number[], limit: number): Graph {
  const end = sizes.length;
  return { level: [end, end], kids: [[], []], fens: [FREE, FREE], unique: new Map(), sums: new Map(), sizes, limit };
}

/** The function that behaves like edges[i] where the level has its i-th value. Refuses TOO_LARGE beyond the graph's limit. */
export function decide(graph: Graph, level: number, edges: readonly Edge[]): Edge {
  let least = Infinity;
  for (const e of edges) if (e.node !== NO && e.fen < least) least = e.fen;
  if (least === Infinity) return no;
  const kids = edges.map((e) => e.node);
  const fens = edges.some((e) => e.node !== NO && e.fen !== least) ? edges.map((e) => (e.node === NO ? 0 : e.fen - least)) : FREE;
  const first = kids[0] ?? NO;
  if (fens === FREE && kids.every((k) => k === first)) return { node: first, fen: least };
  return { node: intern(graph, level, kids, fens), fen: least };
}

function intern(graph: Graph, level: number, kids: number[], fens: readonly number[]): number {
  const key = fens === FREE ? `${level}:${kids}` : `${level}:${kids}|${fens}`;
  const known = graph.unique.get(key);
  if (known !== undefined) return known;
  const node = graph.level.length;
  if (node >= graph.limit) throw new Refusal('TOO_LARGE', { nodes: node });
  graph.level.push(level);
  graph.kids.push(kids);
  graph.fens.push(fens);
  graph.unique.set(key, node);
  return node;
}

/** Sum of two functions, no wherever one of them says no. */
export function plus(graph: Graph, a: number, b: number): Edge {
  if (a === NO || b === NO) return no;
  if (a === YES) return { node: b, fen: 0 };
  if (b === YES) return { node: a, fen: 0 };
  const key = a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a;
  const known = graph.sums.get(key);
  if (known) return known;
  const level = Math.min(levelOf(graph, a), levelOf(graph, b));
  const edges: Edge[] = [];
  for (let i = 0; i < (graph.sizes[level] ?? 0); i += 1) {
    const x = edgeOf(graph, a, level, i);
    const y = edgeOf(graph, b, level, i);
    const sum = plus(graph, x.node, y.node);
    edges.push({ node: sum.node, fen: sum.fen + x.fen + y.fen });
  }
  const result = decide(graph, level, edges);
  graph.sums.set(key, result);
  return result;
}

export function plusEdges(graph: Graph, a: Edge, b: Edge): Edge {
  const sum = plus(graph, a.node, b.node);
  return { node: sum.node, fen: sum.node === NO ? 0 : sum.fen + a.fen + b.fen };
}

/** From the lowest level upwards, so that each step touches only the levels it speaks of. */
export function addUp(graph: Graph, edges: readonly Edge[]): Edge {
  const upwards = [...edges].sort((a, b) => levelOf(graph, b.node) - levelOf(graph, a.node));
  return upwards.reduce((sum, edge) => plusEdges(graph, edge, sum), { node: YES, fen: 0 });
}

export function levelOf(graph: Graph, node: number): number {
  return graph.level[node] ?? 0;
}

/** The node's edge for the i-th value of a level; a node of a later level does not care. */
export function edgeOf(graph: Graph, node: number, level: number, i: number): Edge {
  if (levelOf(graph, node) !== level) return { node, fen: 0 };
  return { node: graph.kids[node]?.[i] ?? NO, fen: graph.fens[node]?.[i] ?? 0 };
}

/** Nodes below an edge, without the two ends. */
export function sizeOf(graph: Graph, from: number): number {
  return [...below(graph, from)].filter((node) => node !== NO && node !== YES).length;
}

/** Whether the function says no anywhere. */
export function hasGap(graph: Graph, from: number): boolean {
  return below(graph, from).has(NO);
}

function below(graph: Graph, from: number): Set<number> {
  const seen = new Set([from]);
  for (const node of seen) for (const kid of graph.kids[node] ?? NONE) seen.add(kid);
  return seen;
}

/** The index of a value per level. */
export type Way = number[];

/** The cheapest (sign 1) or dearest (sign −1) way from a node, with its fen. The node must not be NO. */
export function extreme(graph: Graph, node: number, sign: number): { fen: number; way: Way } {
  const known = new Map<number, { fen: number; i: number }>();
  function best(at: number): { fen: number; i: number } {
    const seen = known.get(at);
    if (seen || at === YES) return seen ?? { fen: 0, i: 0 };
    let found = { fen: sign * Infinity, i: 0 };
    for (const i of graph.kids[at]?.keys() ?? []) {
      const edge = edgeOf(graph, at, levelOf(graph, at), i);
      const fen = edge.node === NO ? sign * Infinity : edge.fen + best(edge.node).fen;
      if (sign * fen < sign * found.fen) found = { fen, i };
    }
    known.set(at, found);
    return found;
  }
  const { fen } = best(node);
  const way = graph.sizes.map(() => 0);
  for (let at = node; at !== YES && at !== NO; ) {
    const { i } = best(at);
    way[levelOf(graph, at)] = i;
    at = edgeOf(graph, at, levelOf(graph, at), i).node;
  }
  return { fen, way };
}
