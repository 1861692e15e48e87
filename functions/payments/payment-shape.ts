import * as z from 'zod';
import { routes } from '#platform/contract';
import { cursor, fen, id, instant, limit, pageOf, text } from '#platform/shapes';
import { paymentMethods } from './domain/payment.ts';

export const payment = z.object({
  paymentId: z.string(),
  slipId: z.string(),
  method: z.enum(paymentMethods),
  amountFen: fen,
  state: z.enum(['PENDING', 'PAID', 'CLOSED', 'REFUNDING', 'REFUNDED']),
  at: instant,
  codeUrl: z.string().optional(),
  /** What wx.requestPayment takes; present for the payer's own phone. */
  wxPay: z
    .object({ timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.literal('RSA'), paySign: z.string() })
    .optional(),
  slipState: z.enum(['OPEN', 'PAID', 'CANCELLED', 'EXPIRED']).optional(),
  slipDueFen: fen.optional(),
  changeFen: fen.optional(),
  reference: z.string().optional(),
  /** Why finance did not accept it. */
  rejected: z.string().optional(),
});

const finance = ['dealerFinance', 'dealerAdmin', 'hq'] as const;
const waiting = payment.extend({ slipNumber: z.string().optional(), storeName: z.string().optional() });

export const transferRoutes = routes({
  'POST /payments/slips/{slipId}/transfers': {
    summary: '登记银行转账，等财务确认到账',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params: z.object({ slipId: id('slip') }),
    body: z.strictObject({ amountFen: fen.min(1), reference: text(64) }),
    reply: payment,
    status: 201,
    refusals: ['SLIP_NOT_OPEN', 'TENDER_TOO_MUCH', 'SLIP_PAYING'],
  },
  'GET /payments/transfers': {
    summary: '等财务确认的转账',
    policy: { allow: finance, reach: 'dealer' },
    query: z.object({ dealerId: id('org').optional(), cursor: cursor.optional(), limit: limit.optional() }),
    reply: pageOf(waiting),
  },
  'POST /payments/transfers/{paymentId}/confirm': {
    summary: '财务确认转账到账',
    policy: { allow: finance, reach: 'dealer' },
    params: z.object({ paymentId: id('payment') }),
    body: z.strictObject({ dealerId: id('org').optional() }),
    reply: payment,
    refusals: ['TRANSFER_STATE', 'SLIP_NOT_OPEN', 'TENDER_TOO_MUCH'],
  },
  'POST /payments/transfers/{paymentId}/reject': {
    summary: '财务驳回转账：没有到账或金额不符',
    policy: { allow: finance, reach: 'dealer' },
    params: z.object({ paymentId: id('payment') }),
    body: z.strictObject({ reason: text(100), dealerId: id('org').optional() }),
    reply: payment,
    refusals: ['TRANSFER_STATE'],
  },
  'GET /payments/slips/{slipId}/payments': {
    summary: '销售单的收款记录，含等待中的',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'], reach: 'dealer' },
    params: z.object({ slipId: id('slip') }),
    query: z.object({ dealerId: id('org').optional() }),
    reply: z.object({ items: z.array(payment) }),
  },
});
