import { conflict } from './conflict.ts';
import type { Entrant } from './entrant.ts';
import { inChoiceOrder } from './promotion.ts';
import { gave, givenBy, runAll } from './run.ts';
import type { Running } from './running.ts';

/** `kept` stands together, in lane order; `dropped` gave nothing beside the others; `optimal` only where a search was made. */
export type Choice = {
  readonly running: Running;
  readonly kept: readonly Entrant[];
  readonly dropped: readonly Entrant[];
  readonly optimal?: boolean;
};

export function keepFirst(ordered: readonly Entrant[]): Entrant[] {
  const kept: Entrant[] = [];
  for (const entrant of ordered) {
    if (!kept.some((k) => conflict(k.promo, entrant.promo))) kept.push(entrant);
  }
  return kept.sort((x, y) => x.who - y.who);
}

/** Keeps the stronger of two that conflict; what then gives nothing beside the others is dropped and the choice starts again. */
export function choosePriority(opening: Running, takers: readonly Entrant[], ids: readonly string[]): Choice {
  const ordered = [...takers].sort((x, y) => inChoiceOrder(x.promo, y.promo));
  const dropped: Entrant[] = [];
  for (;;) {
    const kept = keepFirst(ordered.filter((entrant) => !dropped.includes(entrant)));
    const running = runAll(opening, kept, ids);
    const given = givenBy(running);
    const idle = kept.filter((entrant) => !gave(running, given, entrant));
    if (idle.length === 0) return { running, kept, dropped };
    dropped.push(...idle);
  }
}
