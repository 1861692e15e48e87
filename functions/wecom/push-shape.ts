import * as z from 'zod';
import { fen, id, instant, listQuery, month, pageOf, signedFen, signedFenSum } from '#platform/shapes';

const params = z.object({ messageId: id('message') });

/** What a customer reads behind a link. */
const push = z.object({
  messageId: z.string(),
  kind: z.enum(['text', 'coupon', 'product']),
  subject: z.string(),
  detail: z.string(),
  storeName: z.string(),
  guideName: z.string(),
  priceFen: fen.optional(),
  endsAt: instant.optional(),
  /** TO_CLAIM: to be taken; YOURS: the customer who asks has it; ELSEWHERE: not for the one who asks; NONE: no coupon. */
  coupon: z.enum(['TO_CLAIM', 'YOURS', 'ELSEWHERE', 'NONE']),
  couponId: z.string().optional(),
});

const step = z.int().min(0);
const funnel = z.object({
  personId: z.string(),
  name: z.string(),
  storeId: z.string(),
  sent: step,
  opened: step,
  claimed: step,
  redeemed: step,
  slips: step,
  netFen: signedFenSum,
  /** Not for guides. */
  marginFen: signedFenSum.optional(),
  commissionFen: signedFen,
});

/** What lies behind the link of a message, and what came of it. */
export const pushRoutes = {
  'POST /wecom/pushes/{messageId}/opens': {
    summary: '顾客点开导购发来的链接：记一次打开，返回内容',
    policy: { allow: ['anonymous'], reach: 'none' },
    params,
    reply: push,
  },
  'POST /wecom/pushes/{messageId}/claims': {
    summary: '顾客领取链接里的券：放进自己的券包，一条消息只能领一次',
    policy: { allow: ['member'], reach: 'own' },
    params,
    reply: push,
    refusals: ['PUSH_NOT_YOURS', 'PUSH_OVER'],
  },
  'GET /wecom/funnel': {
    summary: '推送漏斗：送达、点开、领取、核销、成交、毛利、提成；导购看自己，店长看本店，经销商看全部',
    policy: { allow: ['guide', 'manager', 'dealerAdmin'], reach: 'dealer' },
    query: z.strictObject({ month: month.optional(), cursor: listQuery.cursor }),
    reply: pageOf(funnel).extend({ month: z.string() }),
  },
} as const;
