import type { couponsContract } from '#coupons/contract';
import type { Handler } from '#platform/http';
import { dealerScope, group } from '#platform/scope';
import { shownToSellers } from '../steps/shown.ts';
import { couponsOf } from '../store.ts';

const NEWEST = 50;

/** What a member could use in this dealer's stores: the group's coupons and the dealer's own, soonest end first. */
export const listOfMember: Handler<(typeof couponsContract)['GET /coupons/members/{memberId}']> = async ({ params }, ctx) => {
  const scopes = [group, dealerScope(ctx.session)] as const;
  const pages = await Promise.all(scopes.map((scope) => couponsOf(scope, params.memberId, NEWEST)));
  const shown = pages.flatMap(({ items }) => items).map((coupon) => shownToSellers(coupon, ctx.now));
  const usable = shown.filter(({ state }) => state === 'AVAILABLE' || state === 'HELD');
  return { items: usable.sort((x, y) => (x.expiresAt < y.expiresAt ? -1 : 1)) };
};
