import { dayOf, type Instant } from '#kernel/instant';

/**
 * The number people read out: store code, day, and the last six characters of the slip's own random id ('SH01-261118-7XK2QM').
 * It needs no counter, so a phone can give it without a network; a store's day has a thousand million of them.
 */
export function slipNumber(storeCode: string, slipId: string, openedAt: Instant): string {
  return `${storeCode}-${dayOf(openedAt).slice(2).replaceAll('-', '')}-${slipId.slice(-6)}`;
}
