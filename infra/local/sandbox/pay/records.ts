import * as z from 'zod';

const orderShape = z.object({
  outTradeNo: z.string(),
  appid: z.string(),
  kind: z.enum(['JSAPI', 'NATIVE', 'MICROPAY']),
  /** What may not differ when the same number is asked for again. */
  fixed: z.string(),
  description: z.string(),
  totalFen: z.number().int(),
  notifyUrl: z.string().default(''),
  attach: z.string().default(''),
  /** Of the payer: given at prepay (JSAPI), known after paying otherwise. */
  openid: z.string().optional(),
  state: z.enum(['NOTPAY', 'USERPAYING', 'SUCCESS', 'REFUND', 'CLOSED', 'REVOKED', 'PAYERROR']),
  createdAtMs: z.number(),
  expiresAtMs: z.number(),
  transactionId: z.string().optional(),
  paidAtMs: z.number().optional(),
  /** Prepay ids or code URLs, each good for 2 hours. */
  tickets: z.array(z.object({ id: z.string(), expiresAtMs: z.number() })).default([]),
  refundedFen: z.number().int().default(0),
});

const refundShape = z.object({
  outRefundNo: z.string(),
  outTradeNo: z.string(),
  refundId: z.string(),
  refundFen: z.number().int(),
  totalFen: z.number().int(),
  fixed: z.string(),
  notifyUrl: z.string().default(''),
  state: z.enum(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']),
  createdAtMs: z.number(),
  endedAtMs: z.number().optional(),
});

const keyPair = z.object({ privatePem: z.string(), publicPem: z.string() });

export const payShape = z.object({
  mchid: z.string(),
  apiv3Key: z.string(),
  /** The merchant's own certificate serial and key; WeChat Pay itself would only know the public half. */
  merchant: keyPair.extend({ serial: z.string() }),
  publicKey: keyPair.extend({ id: z.string() }),
  certificate: keyPair.extend({ serial: z.string(), pem: z.string() }),
  orders: z.record(z.string(), orderShape).default({}),
  refunds: z.record(z.string(), refundShape).default({}),
  authCodes: z
    .record(
      z.string(),
      z.object({ personId: z.string(), expiresAtMs: z.number(), used: z.boolean(), asksPassword: z.boolean(), poor: z.boolean() }),
    )
    .default({}),
  /** How the next refunds end, and how long they take. */
  refundEnd: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']).default('SUCCESS'),
  refundDelayMs: z.number().default(0),
});

export type Pay = z.output<typeof payShape>;
export type Order = z.output<typeof orderShape>;
export type PayRefund = z.output<typeof refundShape>;
