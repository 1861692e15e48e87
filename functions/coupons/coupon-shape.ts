import * as z from 'zod';

/** A coupon as the routes show it. */
export const coupon = z.object({
  couponId: z.string(),
  templateId: z.string(),
  reach: z.enum(['group', 'dealer']),
  name: z.string(),
  text: z.string(),
  kind: z.enum(['amount', 'rate', 'exchange', 'gift']),
  memberId: z.string(),
  state: z.enum(['AVAILABLE', 'HELD', 'REDEEMED', 'VOID', 'EXPIRED']),
  issuedAt: z.string(),
  expiresAt: z.string(),
});

/**
 * As those who sell see it: with what the price engine needs of it, so that a phone prices with it as the server does. The promotion and
 * the goods pass through as they are stored, but for what the goods cost.
 */
export const sellersCoupon = coupon.extend({
  terms: z.object({ promotion: z.looseObject({ id: z.string() }), goods: z.looseObject({ skuId: z.string() }).optional() }),
});
