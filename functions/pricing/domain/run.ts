import { type Entrant, rowsOf } from './entrant.ts';
import { addGift } from './gift.ts';
import { give, giveOne } from './give.ts';
import { closeItemLane, offerItem } from './item.ts';
import { sellKit } from './kit.ts';
import { nthDiscounts } from './nth.ts';
import { orderDiscount, sumsOf } from './order-wide.ts';
import { fork, type Running } from './running.ts';

/** Runs one promotion over `running`, changing it. Promotions must come in lane order. `ids` are all entrants' by `who`. */
export function run(running: Running, entrant: Entrant, ids: readonly string[]): void {
  const { who, promo } = entrant;
  const rows = rowsOf(running, entrant);
  if (promo.lane === 'ITEM') {
    offerItem(running, who, promo, rows);
    return;
  }
  closeItemLane(running);
  switch (promo.kind) {
    case 'NTH':
      for (const { row, fen } of nthDiscounts(promo, rows)) giveOne(running, who, fen, row);
      break;
    case 'KIT':
      sellKit(running, who, promo, rows, ids);
      break;
    case 'GIFT':
      addGift(running, promo, rows);
      break;
    case 'RATE':
    case 'TIERS':
    case 'EACH':
    case 'TRIM':
    case 'POINTS':
      give(running, who, orderDiscount(promo, sumsOf(rows)), rows);
      break;
    default:
      promo satisfies never;
  }
}

/** All of them together from the list prices, in lane order. */
export function runAll(opening: Running, entrants: readonly Entrant[], ids: readonly string[]): Running {
  const running = fork(opening);
  for (const entrant of entrants) run(running, entrant, ids);
  closeItemLane(running);
  return running;
}

/** Fen given by each entrant, by `who`; absent if it gave none. */
export function givenBy(running: Running): Map<number, number> {
  const given = new Map<number, number>();
  for (let entry = running.entries; entry; entry = entry.prev) {
    if (entry.fen !== 0) given.set(entry.who, (given.get(entry.who) ?? 0) + entry.fen);
  }
  return given;
}

/** Whether it gave fen or a gift. */
export function gave(running: Running, given: ReadonlyMap<number, number>, { who, promo }: Entrant): boolean {
  return (given.get(who) ?? 0) > 0 || (promo.kind === 'GIFT' && running.gifts.some((gift) => gift.promo === promo.id));
}
