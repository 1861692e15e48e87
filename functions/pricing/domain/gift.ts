import type { GiftPromotion } from './promotion.ts';
import type { Row, Running } from './running.ts';

/** How often the conditions are met; 0 if not, or if nothing is in scope. */
export function giftTimes(promo: GiftPromotion, rows: readonly Row[]): number {
  let units = 0;
  let net = 0;
  for (const row of rows) {
    units += row.qty;
    net += row.net;
  }
  if (units === 0) return 0;
  const byUnits = promo.minQty ? units / promo.minQty : Infinity;
  const byFen = promo.minFen ? net / promo.minFen : Infinity;
  return Math.floor(Math.min(byUnits, byFen, promo.maxTimes ?? 1));
}

/** 买赠: takes no fen off; the till adds the gift as a gift line, which costs nothing. */
export function addGift(running: Running, promo: GiftPromotion, rows: readonly Row[]): void {
  const times = giftTimes(promo, rows);
  if (times > 0) running.gifts = [...running.gifts, { promo: promo.id, sku: promo.sku, qty: promo.qty * times }];
}
