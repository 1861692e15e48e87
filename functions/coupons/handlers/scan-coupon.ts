import type { couponsContract } from '#coupons/contract';
import { refuseUnusable } from '#coupons/queries';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { readCode } from '../steps/read-code.ts';
import { shownToSellers } from '../steps/shown.ts';

/** What a code stands for, so that a slip can use it. Typed codes could be guessed: their tries are counted strictly. */
export const scanCoupon: Handler<(typeof couponsContract)['POST /coupons/scans']> = async ({ body }, ctx) => {
  const { coupon, unchangedTries, byHand } = await readCode(body.code, ctx);
  if (byHand) await commit(ctx, { writes: [unchangedTries], reply: undefined });
  refuseUnusable(coupon, coupon.memberId, ctx.now);
  return shownToSellers(coupon, ctx.now);
};
