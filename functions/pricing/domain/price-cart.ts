import type { Cart } from './cart.ts';
import { BEST_STEPS, chooseBest } from './choose-best.ts';
import { choosePriority } from './choose-priority.ts';
import { freightOf } from './freight.ts';
import { linesOf, unabsorbedOf } from './lines.ts';
import type { Priced } from './priced.ts';
import type { Promotion } from './promotion.ts';
import { rejectedOf } from './rejected.ts';
import { gave, givenBy } from './run.ts';
import { layOut, takesPart } from './sheet.ts';

/**
 * Prices a cart: integer fen in and out, the same bytes for the same input in whatever order lines and promotions come.
 * Refuses LINE_TWICE and PROMOTION_TWICE. `maxSteps` limits the search of BEST; beyond it `optimal` is false.
 */
export function priceCart(cart: Cart, promotions: readonly Promotion[], maxSteps: number = BEST_STEPS): Priced {
  const sheet = layOut(cart, promotions);
  const takers = sheet.entrants.filter((entrant) => takesPart(sheet, entrant));
  const { opening, ids } = sheet;
  const choice = cart.select === 'BEST' ? chooseBest(opening, takers, ids, maxSteps) : choosePriority(opening, takers, ids);
  const { running, optimal } = choice;
  const given = givenBy(running);
  const applied = choice.kept.filter((entrant) => gave(running, given, entrant)).map(({ promo }) => promo.id);
  return {
    list: opening.net,
    net: running.net,
    discount: opening.net - running.net,
    lines: linesOf(running, ids),
    applied,
    gifts: running.gifts,
    rejected: rejectedOf(promotions, sheet.closed, takers, choice, applied),
    unabsorbed: unabsorbedOf(running, ids),
    // After points, and outside the choice: no promotion is taken or left for the sake of freight.
    ...(cart.freight ? { freight: freightOf(cart.freight, { net: running.net, list: opening.net }) } : {}),
    ...(optimal === undefined ? {} : { optimal }),
  };
}
