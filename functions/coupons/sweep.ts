import { instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import { dueRows } from '#platform/sweep';
import type { Coupon } from './domain/coupon.ts';
import { type CouponExpired, couponExpiring } from './events.ts';
import { EXPIRY, readCoupon } from './store.ts';
import { endCoupon, remindOf } from './writes.ts';

/** 200 coupons a round; what is left waits a minute. */
const ROUNDS_MAX = 20;

/**
 * Tells members of coupons that will end in three days, marks coupons whose end has come and takes them off the list of due ones. `expiresAt` decides what may be used; this keeps the
 * rows tidy. A coupon that a slip holds stays as it is: the slip uses or frees it.
 */
export const handler = async (): Promise<void> => {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const now = instantOf(ports().nowMs());
    const due = await dueRows(EXPIRY, now, readCoupon);
    for (const coupon of due) await (coupon.expiresAt > now ? remind(coupon) : end(coupon));
    if (due.length === 0) return;
  }
};

/** Once: the coupon's row says so, and the action has a name. */
async function remind(coupon: Coupon): Promise<void> {
  const ctx = systemContext('coupons.remind', `${EXPIRY}:${coupon.couponId}:${coupon.remindAt}`);
  const facts = coupon.state === 'AVAILABLE' ? [couponExpiring(coupon)] : [];
  await commitUnlessMoved(ctx, { writes: remindOf(coupon), facts, reply: undefined });
}

async function end(coupon: Coupon): Promise<void> {
  const ctx = systemContext('coupons.sweep', `${EXPIRY}:${coupon.couponId}:${coupon.expiresAt}`);
  const facts = coupon.state === 'AVAILABLE' ? [expired(coupon)] : [];
  await commitUnlessMoved(ctx, { writes: endCoupon(coupon, ctx.now), facts, reply: undefined });
}

async function commitUnlessMoved(...[ctx, action]: Parameters<typeof commit>): Promise<void> {
  try {
    await commit(ctx, action);
  } catch (error) {
    // It was used or held at this very moment: the next round sees it as it is then.
    if (!(error instanceof Refusal)) throw error;
  }
}

function expired({ couponId, templateId, name, memberId, scope }: Coupon) {
  const data: CouponExpired['data'] = { couponId, templateId, name, memberId };
  return { type: 'coupons.coupon-expired', scope, data };
}
