import type { Diagram } from './diagram.ts';
import { edgeOf, type Graph, NO } from './graph.ts';

/** Unrolls a graph level by level; an edge that skips levels gets nodes that do not care. */
export function layersOf(graph: Graph, root: number): Pick<Diagram, 'kids' | 'costs'> {
  const kids: number[][] = [];
  const costs: number[][] = [];
  let layer = [root];
  for (const [level, size] of graph.sizes.entries()) {
    const next = new Map<number, number>();
    const to: number[] = [];
    const fens: number[] = [];
    for (const node of layer) {
      for (let i = 0; i < size; i += 1) {
        const edge = edgeOf(graph, node, level, i);
        to.push(edge.node === NO ? 0 : placeOf(next, edge.node));
        fens.push(edge.fen);
      }
    }
    kids.push(to);
    costs.push(fens.some((fen) => fen !== 0) ? fens : []);
    layer = [...next.keys()];
  }
  return { kids, costs };
}

function placeOf(places: Map<number, number>, node: number): number {
  const known = places.get(node);
  if (known !== undefined) return known;
  places.set(node, places.size + 1);
  return places.size;
}

/** Value indices along a way that `inside` allows and `outside` does not; undefined if there is none. */
export function wayBetween(graph: Graph, inside: number, outside: number): number[] | undefined {
  const none = new Set<number>();
  function search(a: number, b: number, level: number): number[] | undefined {
    const key = a * 2 ** 26 + b;
    if (a === NO || a === b || none.has(key)) return undefined;
    if (level === graph.sizes.length) return b === NO ? [] : undefined;
    for (let i = 0; i < (graph.sizes[level] ?? 0); i += 1) {
      const rest = search(edgeOf(graph, a, level, i).node, edgeOf(graph, b, level, i).node, level + 1);
      if (rest) return [i, ...rest];
    }
    none.add(key);
    return undefined;
  }
  return search(inside, outside, 0);
}
