import type { Cart } from './cart.ts';
import { conflict } from './conflict.ts';
import { type Entrant, rowsOf } from './entrant.ts';
import { closeItemLane } from './item.ts';
import type { Gift, Priced } from './priced.ts';
import { inChoiceOrder, inLaneOrder, type Promotion } from './promotion.ts';
import { run } from './run.ts';
import { fork, type Running } from './running.ts';
import { layOut } from './sheet.ts';
import { whyClosed } from './why-closed.ts';
import { findingOf, type Refused, stepOutOf } from './why-finding.ts';
import { NO_STEP, nextStep, type Step } from './why-step.ts';

/** What became of one promotion, and the cheapest step that would make it give something, or give more. Amounts in fen. */
export type Why = { readonly promo: string; readonly step: Step } & (
  | { readonly outcome: 'APPLIED'; readonly fen: number; readonly unabsorbed: number; readonly gifts: readonly Gift[] }
  /** BETTER: by those that take more off. FIRST: by those that come first, by priority or because they claimed the goods. */
  | { readonly outcome: 'BEATEN'; readonly by: readonly string[]; readonly because: 'BETTER' | 'FIRST' }
  | { readonly outcome: 'REFUSED'; readonly reason: Refused }
);

type Case = {
  readonly cart: Cart;
  readonly priced: Priced;
  readonly opening: Running;
  readonly applied: readonly Entrant[];
  readonly ids: readonly string[];
};

/**
 * Why a cart costs what it costs: every promotion, in lane order. `priced` is what `priceCart` said of this cart and these
 * promotions. Steps count beside what is applied now: no other promotion is expected to come or go because of them.
 */
export function explain(cart: Cart, promotions: readonly Promotion[], priced: Priced): Why[] {
  const { opening, entrants, ids } = layOut(cart, promotions);
  const applied = entrants.filter(({ promo }) => priced.applied.includes(promo.id));
  const whys = whysOfOpen({ cart, priced, opening, applied, ids }, entrants);
  return [...promotions].sort(inLaneOrder).map((promo) => whys.get(promo.id) ?? whyClosed(promo, cart, priced));
}

/** Walks through the lanes once more; each promotion is looked at where its turn comes, ITEM after that whole lane. */
function whysOfOpen(c: Case, entrants: readonly Entrant[]): Map<string, Why> {
  const whys = new Map<string, Why>();
  const running = itemsRun(c, c.applied);
  for (const entrant of entrants) {
    if (entrant.promo.lane !== 'ITEM') closeItemLane(running);
    whys.set(entrant.promo.id, whyOf(c, entrant, running));
    if (entrant.promo.lane !== 'ITEM' && c.applied.includes(entrant)) run(running, entrant, c.ids);
  }
  return whys;
}

function itemsRun({ opening, ids }: Case, applied: readonly Entrant[]): Running {
  const running = fork(opening);
  for (const entrant of applied) if (entrant.promo.lane === 'ITEM') run(running, entrant, ids);
  return running;
}

function whyOf(c: Case, entrant: Entrant, running: Running): Why {
  const promo = entrant.promo.id;
  if (c.applied.includes(entrant)) return whyApplied(c, entrant, running);
  const rejected = c.priced.rejected[promo];
  if (rejected?.code === 'CONFLICT') {
    const because = c.cart.select === 'BEST' ? 'BETTER' : 'FIRST';
    return { promo, outcome: 'BEATEN', by: gaveOf(c, rejected.by ?? []), because, step: NO_STEP };
  }
  const rivals = c.applied.filter((other) => conflict(other.promo, entrant.promo));
  const turn = rivals.length > 0 ? turnWithout(c, entrant, rivals) : running;
  const finding = findingOf(entrant, turn);
  if (finding.outcome === 'BEATEN') {
    return { promo, ...finding, by: finding.by.flatMap((who) => c.ids[who] ?? []), step: NO_STEP };
  }
  const step = stepOutOf(finding.reason, entrant.promo, rowsOf(turn, entrant));
  return { promo, ...finding, step: yields(c, entrant, rivals, step) ? step : NO_STEP };
}

function whyApplied({ priced }: Case, entrant: Entrant, running: Running): Why {
  const promo = entrant.promo.id;
  const fen = priced.lines.reduce((sum, { alloc }) => sum + (alloc[promo] ?? 0), 0);
  const gifts = priced.gifts.filter((gift) => gift.promo === promo);
  const step = nextStep(entrant.promo, rowsOf(running, entrant));
  return { promo, outcome: 'APPLIED', fen, unabsorbed: priced.unabsorbed[promo] ?? 0, gifts, step };
}

/** Of those that stood in the way, the ones that gave something, if any did. */
function gaveOf({ priced }: Case, by: readonly string[]): readonly string[] {
  const gave = by.filter((id) => priced.applied.includes(id));
  return gave.length > 0 ? gave : by;
}

/** Where its turn comes if those that it conflicts with were not there. */
function turnWithout(c: Case, entrant: Entrant, rivals: readonly Entrant[]): Running {
  const others = c.applied.filter((other) => !rivals.includes(other));
  const running = itemsRun(c, others);
  if (entrant.promo.lane === 'ITEM') return running;
  closeItemLane(running);
  for (const other of others) if (other.promo.lane !== 'ITEM' && other.who < entrant.who) run(running, other, c.ids);
  return running;
}

/** Whether the rivals would give way to it after the step: by their order, or because it gives more than they do. */
function yields({ cart, priced }: Case, entrant: Entrant, rivals: readonly Entrant[], step: Step): boolean {
  if (rivals.length === 0) return true;
  if (cart.select !== 'BEST') return rivals.every((rival) => inChoiceOrder(entrant.promo, rival.promo) < 0);
  if (step.code !== 'ADD_FEN' || step.gain.code !== 'OFF') return false;
  const given = priced.lines.flatMap(({ alloc }) => rivals.map((rival) => alloc[rival.promo.id] ?? 0));
  return step.gain.fen > given.reduce((sum, fen) => sum + fen, 0);
}
