import { conflictsOf, type Levels } from './conflict.ts';
import type { Diagram } from './diagram.ts';
import { fromPrice } from './domains.ts';
import type { Choices, Value } from './model.ts';
import { picksOf, type Sweep, straysOf, sweep, valuesOf } from './sweep.ts';

export type Repair = {
  /** Choices that are given up. */
  drop: Record<string, Value>;
  /** What takes their place in the cheapest product that is left. */
  change: Record<string, Value>;
  /** All choices after the tap: those kept, the wanted value, the changes. */
  choices: Record<string, Value>;
  fromFen?: number;
  /** Against the lowest price before the tap. */
  differenceFen?: number;
};

export type Explanation = {
  /** All minimal sets of choices that block the value; one empty set if no product of the model has it. */
  conflicts: Record<string, Value>[];
  /** Cheapest first, then fewest changes. Empty if the value is not blocked, or in no product. */
  repairs: Repair[];
  /** False if there are too many conflicts to list; those listed are still minimal. */
  complete: boolean;
};

/** Repairs that are priced (those that give up fewest choices), and that are offered. */
const PRICED = 12;
const OFFERED = 5;

/**
 * Why a value cannot be chosen beside the choices, and what one tap could change. A choice of the wanted variable itself counts as
 * a choice that blocks. Order of the choices does not matter.
 */
export function explain(diagram: Diagram, choices: Choices, [name, value]: readonly [string, Value]): Explanation {
  const strays = straysOf(diagram, choices);
  const known = without(choices, strays);
  const found = conflictsOf(diagram, picksOf(diagram, { [name]: value }), picksOf(diagram, known));
  const { blocking, corrections, complete } = found;
  const conflicts = [...strays.map((stray) => [stray]), ...blocking.map((levels) => namesOf(diagram, levels))];
  // Stray choices block everything and have to go in every repair, also where they are all there is to repair.
  const cures = blocking.length === 0 && strays.length > 0 ? [[]] : corrections;
  const shortest = [...cures].sort((a, b) => a.length - b.length).slice(0, PRICED);
  const plans = shortest.map((levels) => plan(diagram, choices, [...strays, ...namesOf(diagram, levels)], [name, value]));
  plans.sort((a, b) => a.swept.least - b.swept.least || a.drop.length - b.drop.length || (a.drop.join() < b.drop.join() ? -1 : 1));
  const before = sweep(diagram, picksOf(diagram, choices)).least;
  return {
    conflicts: conflicts.sort((a, b) => a.length - b.length).map((names) => only(choices, names)),
    repairs: plans.slice(0, OFFERED).map((x) => repair(diagram, choices, x, before)),
    complete,
  };
}

type Plan = { drop: string[]; kept: Choices; swept: Sweep };

function plan(diagram: Diagram, choices: Choices, drop: string[], [name, value]: readonly [string, Value]): Plan {
  const kept = { ...without(choices, drop), [name]: value };
  return { drop, kept, swept: sweep(diagram, picksOf(diagram, kept)) };
}

/** Fills what was dropped with the cheapest values that still fit, one variable after the other. */
function repair(diagram: Diagram, before: Choices, { drop, kept, swept }: Plan, cost: number): Repair {
  const choices = { ...kept };
  const change: Record<string, Value> = {};
  let now = swept;
  for (const name of drop) {
    const costs = now.through[diagram.order.indexOf(name)] ?? [];
    const value = valuesOf(diagram, name)[costs.indexOf(Math.min(...costs))];
    if (name in kept || value === undefined) continue;
    choices[name] = value;
    change[name] = value;
    if (drop.length > 1) now = sweep(diagram, picksOf(diagram, choices));
  }
  const fen = fromPrice(diagram);
  const fromFen = fen(swept.least);
  const nowFen = fen(cost);
  const price = fromFen === undefined ? {} : { fromFen };
  const difference = fromFen === undefined || nowFen === undefined ? {} : { differenceFen: fromFen - nowFen };
  return { drop: only(before, drop), change, choices, ...price, ...difference };
}

function namesOf(diagram: Diagram, levels: Levels): string[] {
  return levels.map((level) => diagram.order[level] ?? '');
}

function only(choices: Choices, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (choices[name] === undefined ? [] : [[name, choices[name]]])));
}

function without(choices: Choices, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(choices).filter(([name]) => !names.includes(name)));
}
