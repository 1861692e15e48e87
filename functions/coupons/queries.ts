import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Coupon } from './domain/coupon.ts';

export type { Coupon } from './domain/coupon.ts';
export { faceText } from './domain/face-text.ts';
export { mostOff, type Template } from './domain/template.ts';
export { couponUseRefusals } from './refusals.ts';
/**
 * `couponRef(scope, couponId): Ref<Coupon>` where the coupon's own scope is known, as on a slip;
 * `couponRefs(scope, couponId): [Ref<Coupon>, Ref<Coupon>]`, the group's and the dealer's; at most one is there.
 */
/** `templateRefs(scope, templateId)`, the group's and the dealer's; at most one is there. */
export { couponRef, couponRefs, templateRef, templateRefs } from './store.ts';

/**
 * Whether a slip of this member may use the coupon now. Refuses COUPON_USED, COUPON_EXPIRED, COUPON_NOT_MEMBERS, each with {name}.
 * A coupon held by `slipId` itself is still usable.
 */
export function refuseUnusable(coupon: Coupon, memberId: string | undefined, now: Instant, slipId?: string): void {
  const { name, state, expiresAt } = coupon;
  const free = state === 'AVAILABLE' || (state === 'HELD' && slipId !== undefined && coupon.slipId === slipId);
  if (!free) throw new Refusal('COUPON_USED', { name });
  if (state === 'AVAILABLE' && expiresAt <= now) throw new Refusal('COUPON_EXPIRED', { name });
  if (coupon.memberId !== memberId) throw new Refusal('COUPON_NOT_MEMBERS', { name });
}
