import type { couponsContract } from '#coupons/contract';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { secretField } from '#platform/secrets';
import { changesAt, movingCode } from '../domain/moving-code.ts';
import { shownCoupon } from '../steps/shown.ts';
import { couponOf } from '../store.ts';
import { memberIdOf } from './list-mine.ts';

type Route = (typeof couponsContract)['GET /coupons/{couponId}/moving-code'];

/** The code of one of the member's own coupons for the next seconds. `nowAt` lets the phone count down by the server's clock. */
export const showMovingCode: Handler<Route> = async ({ params }, ctx) => {
  const coupon = await couponOf(memberIdOf(ctx.session), params.couponId);
  if (!coupon) throw new Refusal('COUPON_NOT_FOUND');
  const { name, state, expiresAt, typedCode } = coupon;
  if (state === 'REDEEMED' || state === 'VOID') throw new Refusal('COUPON_USED', { name });
  if (expiresAt <= ctx.now) throw new Refusal('COUPON_EXPIRED', { name });
  const code = movingCode(await secretField('keys', 'couponKey'), coupon, ctx.now);
  return { ...shownCoupon(coupon, ctx.now), code, typedCode, nowAt: ctx.now, changesAt: changesAt(ctx.now) };
};
