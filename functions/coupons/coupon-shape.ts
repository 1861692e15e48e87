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
