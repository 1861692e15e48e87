import { NO, newGraph, plusEdges, YES } from './graph.ts';
import type { Model } from './model.ts';
import { ruleGraph } from './rule-graph.ts';
import type { Clause } from './search.ts';

/**
 * Rules that contradict each other, the last of them being the one without which they would not: rules are added in turn until no
 * product is left. For a model without products whose diagram can be built; `order` is the diagram's.
 */
export function contradiction(vars: Model['vars'], clauses: readonly Clause[], order: readonly string[]): Clause[] {
  const graph = newGraph(
    order.map((name) => vars[name]?.length ?? 0),
    Infinity,
  );
  const last = (clause: Clause) => Math.min(...clause.scope.map((name) => order.indexOf(name)));
  const upwards = [...clauses].sort((a, b) => last(b) - last(a));
  let sum = { node: YES, fen: 0 };
  for (const [i, clause] of upwards.entries()) {
    sum = plusEdges(graph, ruleGraph(graph, clause, order, vars), sum);
    if (sum.node === NO) return upwards.slice(0, i + 1);
  }
  return [];
}
