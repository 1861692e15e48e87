import type { CouponRedeemed, CouponReturned } from '#coupons/events';
import { couponRef } from '#coupons/queries';
import type { SlipPaid } from '#orders/events';
import { slipRef } from '#orders/queries';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { get, load } from '#platform/table';
import { credited } from '../domain/push.ts';
import { type PushRedeemed, type PushReturned, pushNews } from '../events.ts';
import { pushOfCouponRef, pushRef, redeemedAt, returnedFrom, trailRef } from '../store.ts';

/** A paid slip used coupons that came by pushes: each push learns what it brought. One that came back meanwhile brought nothing. */
export const creditSlip: Reaction<SlipPaid> = async ({ scope, data }, ctx) => {
  if (data.couponIds.length === 0) return;
  const { slip } = await load({ slip: slipRef(scope, data.slipId) });
  if (!slip) return;
  const { coupons, pointers } = await load({
    coupons: slip.coupons.map(({ scope: own, couponId }) => couponRef(own, couponId)),
    pointers: slip.coupons.map(({ couponId }) => pushOfCouponRef(couponId)),
  });
  const pushed = slip.coupons.flatMap(({ couponId }, i) => {
    const isUsed = coupons[i]?.state === 'REDEEMED' && coupons[i]?.slipId === data.slipId;
    const messageId = pointers[i]?.messageId;
    return isUsed && messageId !== undefined ? [{ couponId, messageId }] : [];
  });
  const { pushes } = await load({ pushes: pushed.map(({ messageId }) => pushRef(messageId)) });
  const used = pushed.flatMap(({ couponId }, i) => (pushes[i] ? [{ couponId, push: pushes[i] }] : []));
  const brought = credited(used, slip);
  const { slipId } = data;
  await commit(ctx, {
    writes: brought.map(({ push, sale }) => redeemedAt(push, { slipId, ...(sale ? { sale } : {}) }, ctx.now)),
    facts: brought.map(({ push, couponId, sale }) =>
      pushNews<PushRedeemed>('wecom.push-redeemed', push, { ...byMember(slip.member), couponId, slipId, ...(sale ? { sale } : {}) }),
    ),
    reply: null,
  });
};

const byMember = (member: { memberId: string } | undefined) => (member ? { memberId: member.memberId } : {});

/** Used at the counter, without a slip: a use, but no sale. */
export const creditCounter: Reaction<CouponRedeemed> = async ({ data }, ctx) => {
  const { couponId, memberId } = data;
  const push = data.slipId === undefined ? await pushOf(couponId) : undefined;
  if (!push) return;
  const facts = [pushNews<PushRedeemed>('wecom.push-redeemed', push, { memberId, couponId })];
  await commit(ctx, { writes: [redeemedAt(push, {}, ctx.now)], facts, reply: null });
};

/** The whole slip came back: what its redemption brought is taken back, to the fen. */
export const takeBack: Reaction<CouponReturned> = async ({ data }, ctx) => {
  const { couponId, slipId, memberId } = data;
  const push = await pushOf(couponId);
  const trail = push && (await get(trailRef(push.messageId)));
  if (!push || trail?.slipId !== slipId) return;
  const { sale } = trail;
  const facts = [pushNews<PushReturned>('wecom.push-returned', push, { memberId, couponId, slipId, ...(sale ? { sale } : {}) })];
  await commit(ctx, { writes: [returnedFrom(push, slipId)], facts, reply: null });
};

async function pushOf(couponId: string) {
  const pointer = await get(pushOfCouponRef(couponId));
  return pointer && get(pushRef(pointer.messageId));
}
