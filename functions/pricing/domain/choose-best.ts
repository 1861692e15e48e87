import { type Choice, keepFirst } from './choose-priority.ts';
import { conflict } from './conflict.ts';
import type { Entrant } from './entrant.ts';
import { closeItemLane } from './item.ts';
import { gainsOf, type Outlook, outlookOf, stillPossible } from './outlook.ts';
import { inChoiceOrder } from './promotion.ts';
import { type Rank, rankOf, ranksBefore } from './rank.ts';
import { run, runAll } from './run.ts';
import { fork, type Running } from './running.ts';

/** Steps of the search: each runs one promotion or leaves one out. Counted, not timed, so that phone and server agree. */
export const BEST_STEPS = 1000;

type Found = { readonly running: Running; readonly kept: readonly Entrant[]; readonly rank: Rank };

type Search = {
  readonly takers: readonly Entrant[];
  readonly ids: readonly string[];
  readonly clash: readonly (readonly boolean[])[];
  readonly outlook: Outlook;
  /** Where the search has been: other choices among promotions that gave nothing lead to the same place. */
  readonly seen: Set<string>;
  best: Found;
  steps: number;
};

type Node = {
  readonly running: Running;
  readonly kept: readonly Entrant[];
  /** Taker i conflicts with one that is kept. */
  readonly barred: readonly boolean[];
  /** Left out although nothing kept conflicts with them yet: something later must, or the set is not maximal. */
  readonly waiting: readonly number[];
  /** Those kept, ITEM promotions aside, that gave or wanted to give something. */
  readonly acted: readonly number[];
  /** What the others can still give, once it was worked out for `running` as it is now. */
  readonly gains: readonly number[] | undefined;
};

/** The best maximal conflict-free set by rank: branch and bound in lane order, so that beginnings of sets are priced once. */
export function chooseBest(opening: Running, takers: readonly Entrant[], ids: readonly string[], maxSteps: number): Choice {
  const clash = takers.map((p) => takers.map((q) => p !== q && conflict(p.promo, q.promo)));
  const outlook = outlookOf(opening, takers, clash);
  const best = firstGuess(opening, outlook, ids);
  const search: Search = { takers, ids, clash, outlook, seen: new Set(), best, steps: maxSteps };
  descend(search, 0, { running: fork(opening), kept: [], barred: takers.map(() => false), waiting: [], acted: [], gains: undefined });
  const { running, kept } = search.best;
  return { running, kept, dropped: [], optimal: search.steps >= 0 };
}

/** What PRIORITY would keep, or those that look largest alone: a good start cuts most of the search. */
function firstGuess(opening: Running, outlook: Outlook, ids: readonly string[]): Found {
  const { takers } = outlook;
  const byPriority = [...takers].sort((x, y) => inChoiceOrder(x.promo, y.promo));
  const gains = gainsOf(outlook, opening, 0, []);
  const alone = new Map(takers.map((taker, i) => [taker, gains[i] ?? 0]));
  const bySize = [...takers].sort((x, y) => (alone.get(y) ?? 0) - (alone.get(x) ?? 0));
  const [first, second] = [guess(opening, byPriority, ids), guess(opening, bySize, ids)];
  return ranksBefore(second.rank, first.rank) ? second : first;
}

function guess(opening: Running, ordered: readonly Entrant[], ids: readonly string[]): Found {
  const kept = keepFirst(ordered);
  const running = runAll(opening, kept, ids);
  return { running, kept, rank: rankOf(running, ids) };
}

/** `node.running` is this call's own to change: nobody looks at it afterwards. */
function descend(search: Search, from: number, node: Node): void {
  search.steps -= 1;
  if (search.steps < 0) return;
  let at = from;
  let here = node;
  for (let taker = search.takers[at]; taker; taker = search.takers[at]) {
    if (!here.barred[at]) {
      if (isContested(search, at, here)) {
        branch(search, at, taker, here);
        return;
      }
      // Nothing that may still come conflicts with it: it must be in, or the set is not maximal.
      here = keep(search, at, taker, here);
    }
    at += 1;
  }
  weigh(search, here);
}

function branch(search: Search, at: number, taker: Entrant, node: Node): void {
  const gains = node.gains ?? gainsOf(search.outlook, node.running, at, node.barred);
  if (!canBeMaximal(search, at, node) || !promising(search, at, node, gains) || beenAt(search, at, node)) return;
  // Cheaper than running it first: what would still be possible beside it.
  if (promising(search, at, { ...node, barred: barredBeside(search, at, node) }, gains)) {
    descend(search, at + 1, keep(search, at, taker, { ...node, running: fork(node.running) }));
  }
  descend(search, at + 1, { ...node, waiting: [...node.waiting, at], gains });
}

function barredBeside({ clash }: Search, at: number, { barred }: Node): boolean[] {
  const clashes = clash[at] ?? [];
  return barred.map((isBarred, other) => isBarred || clashes[other] === true);
}

function keep(search: Search, at: number, taker: Entrant, node: Node): Node {
  const { running } = node;
  if (taker.promo.lane !== 'ITEM') closeItemLane(running);
  const { entries, gifts } = running;
  run(running, taker, search.ids);
  const clashes = search.clash[at] ?? [];
  return {
    running,
    kept: [...node.kept, taker],
    barred: barredBeside(search, at, node),
    waiting: node.waiting.filter((other) => !clashes[other]),
    acted: running.entries === entries && running.gifts === gifts ? node.acted : [...node.acted, at],
    gains: undefined,
  };
}

/** Whether something that may still come conflicts with the taker at this place. */
function isContested({ clash }: Search, at: number, { barred }: Node): boolean {
  return clash[at]?.some((clashes, other) => clashes && other > at && !barred[other]) ?? false;
}

function weigh(search: Search, node: Node): void {
  if (node.waiting.length > 0) return;
  const { running } = node;
  closeItemLane(running);
  const rank = rankOf(running, search.ids);
  if (ranksBefore(rank, search.best.rank)) search.best = { running, kept: node.kept, rank };
}

function canBeMaximal({ clash }: Search, at: number, { waiting, barred }: Node): boolean {
  return waiting.every((left) => clash[left]?.some((clashes, other) => clashes && other >= at && !barred[other]));
}

/** The place and all that the rest of the search depends on. */
function beenAt(search: Search, at: number, { running, barred, waiting, acted }: Node): boolean {
  const nets = running.rows.map((row) => row.net);
  const holders = running.rows.map((row) => row.by);
  const place = [at, nets, holders, acted, waiting, barred.slice(at).map(Number).join('')].join('|');
  if (search.seen.has(place)) return true;
  search.seen.add(place);
  return false;
}

/** Whether a set that starts like this may still rank before the best one found. */
function promising(search: Search, at: number, { running, barred }: Node, gains: readonly number[]): boolean {
  const possible = stillPossible(search.outlook, gains, running, at, barred);
  const net = running.net - possible;
  const best = search.best.rank;
  if (net !== best.net || running.itemLane) return net <= best.net;
  // A tie at most. Who gave something is only added to from here, so the tie may be lost already.
  const rank = rankOf(running, search.ids);
  if (possible === 0 && !search.takers.some(({ promo }, i) => i >= at && promo.kind === 'GIFT')) return ranksBefore(rank, best);
  return rank.discounts <= best.discounts;
}
