import type { Diagram } from './diagram.ts';
import { nodesAt, OPEN, type Picks, valuesOf } from './sweep.ts';

/** Levels of the diagram, ascending. */
export type Levels = readonly number[];

export type Conflicts = {
  /** All minimal sets of levels whose choices together block. */
  blocking: Levels[];
  /** All minimal sets of levels that, given up, unblock. */
  corrections: Levels[];
  /** False if there were too many to find them all; those given are still minimal. */
  complete: boolean;
};

/** Questions to the diagram per explanation. Ten choices never need more than 504. */
const QUESTIONS = 600;

/**
 * Sets that block and sets that unblock are each other's minimal hitting sets. A hitting set of the corrections found so far either
 * blocks, then it is minimal, or the fewest choices given up beside it are one more correction.
 */
export function conflictsOf(diagram: Diagram, wanted: Picks, chosen: Picks): Conflicts {
  const found: Conflicts = { blocking: [], corrections: [], complete: true };
  const alive = aliveNodes(diagram, wanted);
  let open: Levels[] = [[]];
  for (let asked = 0; ; asked += 1) {
    const set = open.shift();
    if (!set) return found;
    if (asked >= QUESTIONS) return { ...found, complete: false };
    const broken = fewestBroken(diagram, alive, chosen, set);
    if (!broken) {
      found.blocking.push(set);
      continue;
    }
    if (broken.length === 0) return found;
    found.corrections.push(broken);
    open = hitting([set, ...open], broken, found.blocking);
  }
}

/** Minimal hitting sets, still to be asked, after one more set has to be hit. */
function hitting(open: readonly Levels[], broken: Levels, blocking: readonly Levels[]): Levels[] {
  const kept = open.filter((set) => set.some((level) => broken.includes(level)));
  const grown = open
    .filter((set) => !kept.includes(set))
    .flatMap((set) => broken.map((level) => [...set, level].sort((a, b) => a - b)))
    .sort((a, b) => a.length - b.length);
  for (const set of grown) if (![...kept, ...blocking].some((other) => other.every((level) => set.includes(level)))) kept.push(set);
  return kept;
}

/** Edges per level that lead to a product with what is wanted: the node below, 0 where there is none. */
type Alive = number[][];

function aliveNodes(diagram: Diagram, wanted: Picks): Alive {
  const alive: Alive = [];
  let below: boolean[] = [false, true];
  for (let level = wanted.length - 1; level >= 0; level -= 1) {
    const size = sizeOf(diagram, level);
    const want = wanted[level] ?? OPEN;
    const here: boolean[] = [false];
    const kids = (diagram.kids[level] ?? []).map((kid, at) => {
      const kept = below[kid] && (want === OPEN || want === at % size) ? kid : 0;
      if (kept) here[Math.floor(at / size) + 1] = true;
      return kept;
    });
    alive[level] = kids;
    below = here;
  }
  return alive;
}

/**
 * The levels whose choice a product gives up when it keeps those of `hard` and as many others as possible; undefined if no
 * product keeps `hard`. Fewest implies minimal. Edges are followed in the order of choices given up, so mostly few are.
 */
function fewestBroken(diagram: Diagram, alive: Alive, chosen: Picks, hard: Levels): Levels | undefined {
  const cameBy = alive.map((_, level) => new Int32Array(nodesAt(diagram, level + 1) + 1));
  const none = () => alive.map((): number[] => []);
  let now = none();
  let later = none();
  const expand = (level: number, node: number) => {
    const size = sizeOf(diagram, level);
    const choice = chosen[level] ?? OPEN;
    for (let i = 0, at = (node - 1) * size; i < size; i += 1, at += 1) {
      if (!alive[level]?.[at]) continue;
      if (choice === OPEN || choice === i) now[level]?.push(at);
      else if (!hard.includes(level)) later[level]?.push(at);
    }
  };
  expand(0, 1);
  for (;;) {
    for (const [level, edges] of now.entries()) {
      for (const at of edges) {
        const node = alive[level]?.[at] ?? 0;
        const came = cameBy[level];
        if (!came || came[node]) continue;
        came[node] = at + 1;
        if (level === alive.length - 1) return brokenOn(diagram, cameBy, chosen);
        expand(level + 1, node);
      }
    }
    if (later.every((edges) => edges.length === 0)) return undefined;
    [now, later] = [later, none()];
  }
}

/** Walks back from the end: cameBy holds 1 + the edge by which a node was reached first. */
function brokenOn(diagram: Diagram, cameBy: readonly Int32Array[], chosen: Picks): Levels {
  const broken: number[] = [];
  let node = 1;
  for (let level = cameBy.length - 1; level >= 0; level -= 1) {
    const size = sizeOf(diagram, level);
    const at = (cameBy[level]?.[node] ?? 1) - 1;
    const choice = chosen[level] ?? OPEN;
    if (choice !== OPEN && choice !== at % size) broken.unshift(level);
    node = Math.floor(at / size) + 1;
  }
  return broken;
}

function sizeOf(diagram: Diagram, level: number): number {
  return valuesOf(diagram, diagram.order[level] ?? '').length;
}
