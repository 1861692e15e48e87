import { epochMs, SHANGHAI_OFFSET_MINUTES } from '#kernel/instant';
import type { Cart } from './cart.ts';
import type { ReasonCode } from './priced.ts';
import type { Promotion } from './promotion.ts';
import { weeklyOpen } from './weekly.ts';

export function zoneOf(cart: Cart): number {
  return cart.store?.zoneMinutes ?? SHANGHAI_OFFSET_MINUTES;
}

/** Why a promotion is closed to this cart at `atMs` (its pricedAt, parsed once), whatever the goods; undefined if it is open. */
export function closedBecause(promo: Promotion, cart: Cart, atMs: number): ReasonCode | undefined {
  if (promo.from && atMs < epochMs(promo.from)) return 'BEFORE_START';
  if (promo.to && atMs >= epochMs(promo.to)) return 'AFTER_END';
  if (promo.weekly?.length && !weeklyOpen(promo.weekly, atMs, zoneOf(cart))) return 'OUTSIDE_HOURS';
  if (misses(promo.stores, cart.store?.id)) return 'OTHER_STORE';
  if (misses(promo.memberLevels, cart.member?.level)) return 'MEMBER_LEVEL';
  return undefined;
}

function misses(allowed: readonly string[] | undefined, value: string | undefined): boolean {
  if (!allowed?.length) return false;
  return value === undefined || !allowed.includes(value);
}
