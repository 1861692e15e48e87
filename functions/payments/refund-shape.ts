import * as z from 'zod';
import { routes } from '#platform/contract';
import { fen, id, instant, text } from '#platform/shapes';

export const refund = z.object({
  refundId: z.string(),
  slipId: z.string(),
  causeId: z.string(),
  method: z.string(),
  route: z.enum(['LENDER', 'GATEWAY', 'TERMINAL', 'BANK', 'ACCOUNT', 'DRAWER']),
  amountFen: fen,
  state: z.enum(['SENDING', 'BY_HAND', 'DONE', 'FAILED']),
  why: z.string(),
  startedAt: instant,
  doneAt: instant.optional(),
  reference: z.string().optional(),
  /** Why it failed, in the outside system's words; CLOSED and ABNORMAL are WeChat Pay's states. */
  failure: z.string().optional(),
});

const refundParams = z.object({ refundId: id('refund') });
const hands = ['guide', 'manager', 'dealerFinance'] as const;

export const refundRoutes = routes({
  'GET /payments/slips/{slipId}/refunds': {
    summary: '销售单的退款',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'], reach: 'dealer' },
    params: z.object({ slipId: id('slip') }),
    query: z.object({ dealerId: id('org').optional() }),
    reply: z.object({ items: z.array(refund) }),
  },
  'GET /payments/refunds': {
    summary: '待办理和失败的退款',
    policy: { allow: hands, reach: 'store' },
    query: z.object({ storeId: id('org').optional() }),
    reply: z.object({ items: z.array(refund) }),
  },
  'POST /payments/refunds/{refundId}/done': {
    summary: '退款已办理：刷卡或转账的流水号；失败后改用别的方式也在这里记',
    policy: { allow: hands, reach: 'store' },
    params: refundParams,
    body: z.strictObject({ reference: text(64) }),
    reply: refund,
    refusals: ['REFUND_STATE'],
  },
  'POST /payments/refunds/{refundId}/retry': {
    summary: '再次发起失败的原路退款',
    policy: { allow: hands, reach: 'store' },
    params: refundParams,
    body: z.strictObject({}),
    reply: refund,
    refusals: ['REFUND_STATE'],
  },
  'POST /payments/wechat-pay/refunds/{dealerId}/{refundId}/notify': {
    summary: '微信支付退款结果通知',
    policy: { allow: ['wechatPayCallback'], reach: 'none' },
    params: z.object({ dealerId: id('org'), refundId: id('refund') }),
    rawBody: true,
    keyless: 'callback',
    reply: z.string(),
    refusals: ['CALLBACK_REFUSED'],
  },
});
