import type { couponsContract } from '#coupons/contract';
import { couponRedeemed } from '#coupons/events';
import { refuseUnusable } from '#coupons/queries';
import { redeemAtCounter } from '#coupons/writes';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { storeOf } from '#platform/scope';
import { actorOf } from '#platform/session';
import { readCode } from '../steps/read-code.ts';
import { shownCoupon } from '../steps/shown.ts';

type Route = (typeof couponsContract)['POST /coupons/redemptions'];

/** Uses a coupon without a slip. Of two guides with one code, one succeeds. */
export const redeemCoupon: Handler<Route> = async ({ body }, ctx) => {
  const storeId = storeOf(ctx.session);
  const by = actorOf(ctx.session);
  const { coupon, unchangedTries } = await readCode(body.code, ctx);
  refuseUnusable(coupon, coupon.memberId, ctx.now);
  const { couponId, templateId, scope } = coupon;
  return commit(ctx, {
    writes: [...redeemAtCounter(coupon, { storeId, by }, ctx.now), unchangedTries],
    facts: [couponRedeemed(coupon, { storeId, by })],
    audit: [{ scope, storeId, what: 'coupons.redeemed', targetId: couponId, after: { templateId } }],
    reply: shownCoupon({ ...coupon, state: 'REDEEMED' }, ctx.now),
  });
};
