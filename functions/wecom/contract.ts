import * as z from 'zod';
import { routes } from '#platform/contract';
import { id, instant, listQuery, pageOf, points, text } from '#platform/shapes';
import { pushRoutes } from './push-shape.ts';

export { wecomRefusals } from './refusals.ts';

const staff = ['guide', 'manager'] as const;
/** WeCom's own ids: letters, digits, '-', '_'. */
const externalUserId = z.string().regex(/^[\w-]{1,64}$/);
const params = z.object({ externalUserId });

const signature = z.object({ timestamp: z.int(), nonceStr: z.string(), signature: z.string() });

/**
 * QUEUED      being handed to WeCom
 * CONFIRM     待确认: WeCom has it, the guide must confirm it there
 * SENT        已发送
 * UNDELIVERED 未送达: refused, never confirmed, no longer a friend, or the customer's quota is used up (`reason` says which)
 * UNCERTAIN   handed over, but the answer was lost: look in WeCom before sending again
 */
export const messageStates = ['QUEUED', 'CONFIRM', 'SENT', 'UNDELIVERED', 'UNCERTAIN'] as const;

export const message = z.object({
  messageId: z.string(),
  kind: z.enum(['text', 'coupon', 'product']),
  state: z.enum(messageStates),
  externalUserId: z.string(),
  customerName: z.string(),
  memberId: z.string().optional(),
  text: z.string(),
  couponId: z.string().optional(),
  templateId: z.string().optional(),
  skuId: z.string().optional(),
  /** The coupon's or product's name. */
  subject: z.string().optional(),
  at: instant,
  sentAt: instant.optional(),
  reason: z.enum(['REFUSED', 'NOT_A_FRIEND', 'QUOTA', 'UNCONFIRMED', 'UNREACHABLE']).optional(),
});

/** Of the sidebar: who the customer at hand is to us. */
export const contact = z.object({
  externalUserId: z.string(),
  name: z.string(),
  /** Is the customer still in touch with the caller? */
  following: z.boolean(),
  since: instant.optional(),
  /** Of the code or card by which they came. */
  state: z.string().optional(),
  member: z
    .object({
      memberId: z.string(),
      name: z.string().optional(),
      mobileMasked: z.string(),
      level: z.string(),
      pointsAvailable: points,
      tags: z.array(z.string()),
    })
    .optional(),
});

export const wecomContract = routes({
  ...pushRoutes,
  'GET /wecom/callbacks': {
    summary: '企业微信回调地址验证',
    policy: { allow: ['wecomCallback'], reach: 'none' },
    rawBody: true,
    reply: z.string(),
    refusals: ['CALLBACK_REFUSED'],
  },
  'POST /wecom/callbacks': {
    summary: '企业微信事件回调：验签、解密、落库后立即应答',
    policy: { allow: ['wecomCallback'], reach: 'none' },
    rawBody: true,
    keyless: 'callback',
    reply: z.string(),
    refusals: ['CALLBACK_REFUSED'],
  },
  'GET /wecom/js-config': {
    summary: '侧边栏网页的 wx.config 与 wx.agentConfig 签名',
    policy: { allow: ['anonymous'], reach: 'none' },
    query: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(1000) }),
    reply: z.object({ corpId: z.string(), agentId: z.string(), corp: signature, agent: signature }),
    refusals: ['URL_REFUSED', 'WECOM_UNREACHABLE'],
  },
  'POST /wecom/messages': {
    summary: '给一位顾客发企业微信消息：文字、券或商品；在企业微信里确认后发出',
    policy: { allow: staff, reach: 'own' },
    body: z
      .strictObject({
        memberId: id('member').optional(),
        externalUserId: externalUserId.optional(),
        kind: z.enum(['text', 'coupon', 'product']),
        /** A coupon that the customer has, or the template of one to claim. */
        couponId: id('coupon').optional(),
        templateId: id('couponTemplate').optional(),
        skuId: id('sku').optional(),
        text: text(500).optional(),
      })
      .refine((body) => (body.memberId === undefined) !== (body.externalUserId === undefined), { path: ['externalUserId'] }),
    reply: message,
    status: 201,
    refusals: ['WECOM_UNBOUND', 'CONTACT_UNKNOWN', 'MESSAGE_EMPTY', 'COUPON_UNFIT', 'SKU_UNKNOWN'],
  },
  'GET /wecom/messages': {
    summary: '我发的消息与状态，最近的在前',
    policy: { allow: staff, reach: 'own' },
    query: z.strictObject(listQuery),
    reply: pageOf(message),
  },
  'GET /wecom/customers/{externalUserId}': {
    summary: '侧边栏：当前聊天的顾客对应哪位会员',
    policy: { allow: staff, reach: 'own' },
    params,
    reply: contact,
  },
  'GET /wecom/members/{memberId}/contact': {
    summary: '会员在企业微信里是哪位联系人：从商机或会员卡直接打开聊天',
    policy: { allow: staff, reach: 'own' },
    params: z.object({ memberId: id('member') }),
    reply: z.object({ externalUserId: z.string(), name: z.string() }),
    refusals: ['WECOM_UNBOUND', 'CONTACT_UNKNOWN'],
  },
  'POST /wecom/customers/{externalUserId}/member': {
    summary: '把当前聊天的顾客关联到会员',
    policy: { allow: staff, reach: 'own' },
    params,
    body: z.strictObject({ memberId: id('member') }),
    reply: contact,
    refusals: ['CONTACT_TIED'],
  },
});
