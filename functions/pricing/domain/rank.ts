import { givenBy } from './run.ts';
import type { Running } from './running.ts';

/** What BEST compares: the lowest net; the fewest that gave a discount; the most gifts; the smallest of all their ids. */
export type Rank = { readonly net: number; readonly discounts: number; readonly gifts: number; readonly ids: string };

export function rankOf(running: Running, ids: readonly string[]): Rank {
  const givers: string[] = running.gifts.map((gift) => gift.promo);
  const gifts = givers.length;
  for (const [who, fen] of givenBy(running)) if (fen > 0) givers.push(ids[who] ?? '');
  return { net: running.net, discounts: givers.length - gifts, gifts, ids: givers.sort().join(',') };
}

export function ranksBefore(x: Rank, y: Rank): boolean {
  if (x.net !== y.net) return x.net < y.net;
  if (x.discounts !== y.discounts) return x.discounts < y.discounts;
  return x.gifts === y.gifts ? x.ids < y.ids : x.gifts > y.gifts;
}
