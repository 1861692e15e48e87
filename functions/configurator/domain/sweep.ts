import type { Diagram } from './diagram.ts';
import type { Choices, Measure, Value } from './model.ts';

/** Per level the index of the chosen value; OPEN if nothing is chosen, NEVER if the choice is no value of it. */
export type Picks = readonly number[];

export const OPEN = -1;
export const NEVER = -2;

/** A stray choice leaves no product. */
export function picksOf(diagram: Diagram, choices: Choices): Picks {
  const stray = straysOf(diagram, choices).length > 0;
  const chosen = Object.keys(choices);
  return diagram.order.map((name) => {
    if (stray) return NEVER;
    const value = chosen.includes(name) ? choices[name] : undefined;
    if (value === undefined) return OPEN;
    const at = valuesOf(diagram, name).indexOf(value);
    return at < 0 ? NEVER : at;
  });
}

/** Choices of variables that the model does not know, and measures out of their range or off their grid. */
export function straysOf(diagram: Diagram, choices: Choices): string[] {
  return Object.keys(choices).filter((name) => !diagram.order.includes(name) && !fits(diagram.measures?.[name], choices[name]));
}

function fits(measure: Measure | undefined, value: Value | undefined): boolean {
  return measure !== undefined && typeof value === 'number' && value >= measure.min && value <= measure.max && value % measure.step === 0;
}

export function valuesOf(diagram: Diagram, name: string): readonly Value[] {
  return diagram.vars[name] ?? [];
}

export type Sweep = {
  /** Valid products; exact up to 2^53. */
  count: number;
  /** Least sum of costs, Infinity if there is no product. */
  least: number;
  /** Per level and value the least sum of costs of the products that have it and keep all choices of the *other* levels. */
  through: number[][];
};

/** Nodes of a level, and their cheapest way from the start: Infinity if only giving up one choice leads there, UNSEEN if nothing does. */
type Reached = { nodes: number[]; costs: Float64Array };

const UNSEEN = -1;

/** One sweep forwards (cheapest way to each node) and one backwards (cheapest way on, and number of ways). */
export function sweep(diagram: Diagram, picks: Picks): Sweep {
  const reached = forwards(diagram, picks);
  const through: number[][] = [];
  let rest = Float64Array.of(0, 0);
  let ways = Float64Array.of(0, 1);
  for (let level = picks.length - 1; level >= 0; level -= 1) {
    const kids = diagram.kids[level] ?? [];
    const costs = diagram.costs[level] ?? [];
    const pick = picks[level] ?? OPEN;
    const best = valuesOf(diagram, diagram.order[level] ?? '').map(() => Infinity);
    const size = best.length;
    const before = reached[level] ?? unseen(0);
    const nodeRest = new Float64Array(before.costs.length).fill(Infinity);
    const nodeWays = new Float64Array(before.costs.length);
    for (const node of before.nodes) {
      const here = before.costs[node] ?? Infinity;
      let least = Infinity;
      let count = 0;
      for (let i = 0, at = (node - 1) * size; i < size; i += 1, at += 1) {
        const kid = kids[at] ?? 0;
        if (kid === 0) continue;
        const on = (rest[kid] ?? Infinity) + (costs[at] ?? 0);
        if (here + on < (best[i] ?? 0)) best[i] = here + on;
        if (pick !== OPEN && pick !== i) continue;
        if (on < least) least = on;
        count += ways[kid] ?? 0;
      }
      nodeRest[node] = least;
      nodeWays[node] = count;
    }
    through[level] = best;
    rest = nodeRest;
    ways = nodeWays;
  }
  return { count: ways[1] ?? 0, least: rest[1] ?? Infinity, through };
}

/** Follows the choices; of each choice in turn also what giving it up would lead to. */
function forwards(diagram: Diagram, picks: Picks): Reached[] {
  let here = unseen(1);
  reach(here, 1, 0);
  const reached = [here];
  for (const [level, kids] of diagram.kids.entries()) {
    const costs = diagram.costs[level] ?? [];
    const pick = picks[level] ?? OPEN;
    const size = valuesOf(diagram, diagram.order[level] ?? '').length;
    const next = unseen(nodesAt(diagram, level + 1));
    for (const node of here.nodes) {
      const cost = here.costs[node] ?? Infinity;
      for (let i = 0, at = (node - 1) * size; i < size; i += 1, at += 1) {
        const kid = kids[at] ?? 0;
        if (kid === 0) continue;
        if (pick === OPEN || pick === i) reach(next, kid, cost + (costs[at] ?? 0));
        else if (cost < Infinity) reach(next, kid, Infinity);
      }
    }
    reached.push(next);
    here = next;
  }
  return reached;
}

function reach(level: Reached, node: number, cost: number): void {
  const known = level.costs[node] ?? UNSEEN;
  if (known === UNSEEN) level.nodes.push(node);
  if (known === UNSEEN || cost < known) level.costs[node] = cost;
}

function unseen(nodes: number): Reached {
  return { nodes: [], costs: new Float64Array(nodes + 1).fill(UNSEEN) };
}

/** Nodes are counted from 1; below the last level there is one end. */
export function nodesAt(diagram: Diagram, level: number): number {
  const kids = diagram.kids[level];
  return kids ? kids.length / Math.max(1, valuesOf(diagram, diagram.order[level] ?? '').length) : 1;
}
