import { Refusal } from '#kernel/refusal';
import type { Cart } from './cart.ts';
import { priceCart } from './price-cart.ts';
import type { Priced } from './priced.ts';
import type { Promotion } from './promotion.ts';

export type ProrataRefund = { readonly total: number; readonly byLine: Readonly<Record<string, number>> };
export type RepriceRefund = { readonly keepWorth: number; readonly refund: number };

/**
 * 分摊退: what the returned units paid, in fen. `returned` lists unit numbers from 1 per priced line; a unit may come back
 * once. Refuses LINE_UNKNOWN and UNIT_UNKNOWN {key, unit}.
 */
export function refundProrata(priced: Priced, returned: Readonly<Record<string, readonly number[]>>): ProrataRefund {
  const byLine: Record<string, number> = {};
  let total = 0;
  for (const [key, units] of Object.entries(returned)) {
    const line = priced.lines.find((candidate) => candidate.key === key);
    if (!line) throw new Refusal('LINE_UNKNOWN', { key });
    const fen = units.reduce((sum, unit, i) => {
      const share = line.units[unit - 1];
      if (share === undefined || units.indexOf(unit) !== i) throw new Refusal('UNIT_UNKNOWN', { key, unit });
      return sum + share;
    }, 0);
    byLine[key] = fen;
    total += fen;
  }
  return { total, byLine };
}

/**
 * 重算退: what was paid less what the kept goods cost by the same promotions at the same instant, never below 0, in fen.
 * `kept` is the quantity kept per cart line; lines not named are kept whole. Refuses LINE_UNKNOWN and QTY_UNKNOWN {key, qty}.
 */
export function refundReprice(cart: Cart, promotions: readonly Promotion[], kept: Readonly<Record<string, number>>): RepriceRefund {
  for (const [key, qty] of Object.entries(kept)) {
    const line = cart.lines.find((candidate) => candidate.key === key);
    if (!line) throw new Refusal('LINE_UNKNOWN', { key });
    if (!(qty >= 0 && qty <= line.qty)) throw new Refusal('QTY_UNKNOWN', { key, qty });
  }
  const keptQty = new Map(Object.entries(kept));
  const lines = cart.lines.map((line) => ({ ...line, qty: keptQty.get(line.key) ?? line.qty })).filter((line) => line.qty > 0);
  const keepWorth = priceCart({ ...cart, lines }, promotions).net;
  return { keepWorth, refund: Math.max(0, priceCart(cart, promotions).net - keepWorth) };
}
