import type { Cart, CartLine } from '../cart.ts';

/** A line of one piece of a chair; `over` what is different. */
export function line(key: string, unit: number, over: Partial<CartLine> = {}): CartLine {
  return { key, sku: key.toLowerCase(), cat: 'chair', qty: 1, unit, ...over };
}

/** Priced at ten on Thursday, 18 June 2026, in Shanghai. */
export function cartOf(lines: readonly CartLine[], over: Partial<Cart> = {}): Cart {
  return { pricedAt: '2026-06-18T10:00:00+08:00', lines, ...over };
}
