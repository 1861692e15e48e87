import type { Instant } from '#kernel/instant';
import { group } from '#platform/scope';
import type { Coupon } from '../domain/coupon.ts';
import { faceText } from '../domain/face-text.ts';
import type { Template } from '../domain/template.ts';

const reachOf = (scope: string): 'group' | 'dealer' => (scope === group ? 'group' : 'dealer');

/** A coupon as the routes show it: expired as soon as its end has come, whether or not the sweep has been here. */
export function shownCoupon(coupon: Coupon, now: Instant) {
  const { couponId, templateId, name, text, kind, memberId, issuedAt, expiresAt } = coupon;
  const over = coupon.state === 'VOID' || (coupon.state === 'AVAILABLE' && expiresAt <= now);
  const state = over && expiresAt <= now ? ('EXPIRED' as const) : coupon.state;
  return { couponId, templateId, reach: reachOf(coupon.scope), name, text, kind, memberId, state, issuedAt, expiresAt };
}

/** What goods cost stays here. */
export function shownToSellers(coupon: Coupon, now: Instant) {
  const { promotion, goods } = coupon;
  const given = goods ? { goods: { ...goods, costFen: 0 } } : {};
  return { ...shownCoupon(coupon, now), terms: { promotion: { ...promotion }, ...given } };
}

export function shownTemplate(
  { scope, templateId, name, face, goods, quota, perMember, validDays, endsAt, issueOn, state }: Template,
  issued: number,
) {
  const text = faceText(face, goods?.name);
  return { templateId, reach: reachOf(scope), name, text, face, quota, issued, perMember, validDays, endsAt, issueOn, state };
}
