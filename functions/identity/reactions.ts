import type { CouponIssued } from '#coupons/events';
import type { VisitNear } from '#intake/events';
import { visitRef } from '#intake/queries';
import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { SlipPaid } from '#orders/events';
import { consumer, type Reaction } from '#platform/facts';
import { get } from '#platform/table';
import { couponTexts, paidTexts, visitTexts } from './domain/note-texts.ts';
import { type Told, tellCustomer } from './steps/tell-customer.ts';

/** How long before its end a coupon is brought to mind. */
const REMIND_DAYS = 3;

/** The customer hears that their slip is paid, wherever they are by then. */
export const tellPaid: Reaction<SlipPaid> = async ({ data, at }, ctx) => {
  const { memberId, slipId, dealerId } = data;
  if (memberId === undefined) return;
  const page = `orders/pages/my-slip/index?slipId=${slipId}&dealerId=${dealerId}`;
  await tellCustomer(ctx, memberId, [{ kind: 'slipPaid', texts: paidTexts({ ...data, at }), page, dueAt: ctx.now }]);
};

/** A coupon has come; and shortly before its end, unless it was used. */
export const tellCoupon: Reaction<CouponIssued> = async ({ scope, data }, ctx) => {
  const { couponId, memberId, expiresAt } = data;
  const news = { texts: couponTexts(data), page: `coupons/pages/code/index?couponId=${couponId}`, coupon: { scope, couponId } };
  const remindAt: Instant = plusDays(expiresAt, -REMIND_DAYS);
  const told: Told[] = [{ kind: 'couponArrived', ...news, dueAt: ctx.now }];
  if (epochMs(remindAt) > epochMs(ctx.now)) told.push({ kind: 'couponExpiring', ...news, dueAt: remindAt });
  await tellCustomer(ctx, memberId, told);
};

/** The visit that the customer booked is near. */
export const tellVisit: Reaction<VisitNear> = async ({ data }, ctx) => {
  const visit = await get(visitRef(data.visitId));
  if (visit?.memberId === undefined || visit.state !== 'BOOKED') return;
  const page = 'intake/pages/my-visits/index';
  await tellCustomer(ctx, visit.memberId, [{ kind: 'visitNear', texts: visitTexts(visit), page, dueAt: ctx.now }]);
};

export const handler = consumer('identity', {
  'orders.slip-paid': [tellPaid],
  'coupons.coupon-issued': [tellCoupon],
  'intake.visit-near': [tellVisit],
});
