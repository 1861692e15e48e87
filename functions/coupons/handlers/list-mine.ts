import type { couponsContract } from '#coupons/contract';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { Session } from '#platform/session';
import { shownCoupon } from '../steps/shown.ts';
import { allCouponsOf } from '../store.ts';

export const listMine: Handler<(typeof couponsContract)['GET /coupons/mine']> = async ({ query }, ctx) => {
  const page = await allCouponsOf(memberIdOf(ctx.session), query);
  return { ...page, items: page.items.map((coupon) => shownCoupon(coupon, ctx.now)) };
};

/** The member whose own things are asked for. */
export function memberIdOf(session: Session): string {
  if (session.kind !== 'customer' || session.memberId === undefined) throw new Refusal('NOT_FOUND');
  return session.memberId;
}
