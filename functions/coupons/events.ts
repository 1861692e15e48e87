import type { Announcement, Fact } from '#platform/facts';
import type { Coupon } from './domain/coupon.ts';

/** A member received a coupon. Scope: that of the coupon. `cause` is 'hand' or the fact that brought it. */
export type CouponIssued = Fact<
  'coupons.coupon-issued',
  { couponId: string; templateId: string; name: string; text: string; memberId: string; expiresAt: string; by: string; cause: string }
>;

/** A coupon was used: on a slip, or at the counter without one. Scope: that of the coupon. */
export type CouponRedeemed = Fact<
  'coupons.coupon-redeemed',
  { couponId: string; templateId: string; name: string; memberId: string; slipId?: string; storeId?: string; by: string }
>;

/** A coupon's end came before it was used. Scope: that of the coupon. */
export type CouponExpired = Fact<'coupons.coupon-expired', { couponId: string; templateId: string; name: string; memberId: string }>;

/** The news of a use; on a slip with its id. */
export function couponRedeemed(
  coupon: Coupon,
  use: { slipId?: string; storeId: string; by: string },
): Announcement<string, CouponRedeemed['data']> {
  const { couponId, templateId, name, memberId, scope } = coupon;
  return { type: 'coupons.coupon-redeemed', scope, data: { couponId, templateId, name, memberId, ...use } };
}

/** The whole slip that used a coupon came back in time: the coupon can be used again. Scope: that of the coupon. */
export type CouponReturned = Fact<
  'coupons.coupon-returned',
  { couponId: string; templateId: string; name: string; memberId: string; slipId: string; expiresAt: string }
>;

export function couponReturned(coupon: Coupon, slipId: string): Announcement<string, CouponReturned['data']> {
  const { couponId, templateId, name, memberId, expiresAt, scope } = coupon;
  return { type: 'coupons.coupon-returned', scope, data: { couponId, templateId, name, memberId, slipId, expiresAt } };
}

export function couponIssued(coupon: Coupon, { by, cause }: { by: string; cause: string }): Announcement<string, CouponIssued['data']> {
  const { couponId, templateId, name, text, memberId, expiresAt, scope } = coupon;
  return { type: 'coupons.coupon-issued', scope, data: { couponId, templateId, name, text, memberId, expiresAt, by, cause } };
}

/** A coupon that nobody has used yet ends in three days. Scope: that of the coupon. Said once. */
export type CouponExpiring = Fact<
  'coupons.coupon-expiring',
  { couponId: string; templateId: string; name: string; text: string; memberId: string; expiresAt: string }
>;

export function couponExpiring(coupon: Coupon): Announcement<string, CouponExpiring['data']> {
  const { couponId, templateId, name, text, memberId, expiresAt, scope } = coupon;
  return { type: 'coupons.coupon-expiring', scope, data: { couponId, templateId, name, text, memberId, expiresAt } };
}

/** A job has its next turn. Scope: that of the template. */
export type JobAdvanced = Fact<'coupons.job-advanced', { jobId: string; turn: number }>;
