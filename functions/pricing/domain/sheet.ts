import { epochMs } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Cart, CartLine } from './cart.ts';
import { type Entrant, enter, rowsOf } from './entrant.ts';
import { giftTimes } from './gift.ts';
import { itemDiscount } from './item.ts';
import { closedBecause } from './live.ts';
import { nthDiscounts } from './nth.ts';
import { orderDiscount, sumsOf } from './order-wide.ts';
import type { ReasonCode } from './priced.ts';
import type { Promotion } from './promotion.ts';
import { runAll } from './run.ts';
import { type Running, room, start } from './running.ts';

/** A cart and its promotions, laid out for pricing: lines in order of key, open promotions in lane order. */
export type Sheet = {
  readonly lines: readonly CartLine[];
  readonly opening: Running;
  readonly entrants: readonly Entrant[];
  /** Promotion ids by `who`. */
  readonly ids: readonly string[];
  /** Those that are not open to this cart, whatever is in it. */
  readonly closed: ReadonlyMap<string, ReasonCode>;
};

/** Refuses LINE_TWICE and PROMOTION_TWICE: shares are kept by key and id. */
export function layOut(cart: Cart, promotions: readonly Promotion[]): Sheet {
  const lines = [...cart.lines].sort((x, y) => (x.key < y.key ? -1 : 1));
  lines.forEach((line, i) => {
    if (line.key === lines[i + 1]?.key) throw new Refusal('LINE_TWICE', { key: line.key });
  });
  const atMs = epochMs(cart.pricedAt);
  const closed = new Map<string, ReasonCode>();
  const open = promotions.filter((promo) => {
    const code = closedBecause(promo, cart, atMs);
    if (code) closed.set(promo.id, code);
    return !code;
  });
  const ids = new Set(promotions.map((promo) => promo.id));
  if (ids.size < promotions.length) throw new Refusal('PROMOTION_TWICE');
  const entrants = enter(open, lines);
  return { lines, opening: start(lines), entrants, ids: entrants.map(({ promo }) => promo.id), closed };
}

/**
 * Only promotions that would give something if they were alone take part. 抹零 is the exception: list prices are round,
 * what discounts leave is not.
 */
export function takesPart({ opening, ids }: Sheet, entrant: Entrant): boolean {
  const { promo } = entrant;
  const rows = rowsOf(opening, entrant);
  if (promo.lane === 'ITEM') return rows.some((row) => room(row) > 0 && itemDiscount(promo, row) > 0);
  switch (promo.kind) {
    case 'NTH':
      return nthDiscounts(promo, rows).some(({ row }) => room(row) > 0);
    case 'KIT':
      return runAll(opening, [entrant], ids).net < opening.net;
    case 'GIFT':
      return giftTimes(promo, rows) > 0;
    case 'TRIM':
      return rows.length > 0;
    default:
      return orderDiscount(promo, sumsOf(rows)) > 0 && rows.some((row) => room(row) > 0);
  }
}
