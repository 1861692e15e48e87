import { decide, type Edge, type Graph, no, YES } from './graph.ts';
import type { Value } from './model.ts';
import type { Constraint, Row } from './rule-rows.ts';

const yes: Edge = { node: YES, fen: 0 };

/** The constraint as a graph over the levels of `order`: rows still alive are the state, equal states are merged. */
export function ruleGraph(
  graph: Graph,
  constraint: Constraint,
  order: readonly string[],
  vars: Readonly<Record<string, readonly Value[]>>,
): Edge {
  const levels = order.flatMap((name, level) => (constraint.scope.includes(name) ? [{ name, level, values: vars[name] ?? [] }] : []));
  const [matched, unmatched] = constraint.kind === 'allow' ? [yes, no] : [no, yes];
  const known = new Map<string, Edge>();

  function build(depth: number, alive: readonly number[]): Edge {
    if (alive.length === 0) return unmatched;
    const at = levels[depth];
    if (!at) return matched;
    const key = `${depth}:${alive}`;
    const seen = known.get(key);
    if (seen) return seen;
    const edges = at.values.map((value) =>
      build(
        depth + 1,
        alive.filter((i) => takes(constraint.rows[i], at.name, value)),
      ),
    );
    const edge = decide(graph, at.level, edges);
    known.set(key, edge);
    return edge;
  }
  return build(0, [...constraint.rows.keys()]);
}

function takes(row: Row | undefined, name: string, value: Value): boolean {
  const cell = row?.[name];
  return cell === undefined || cell.includes(value);
}
