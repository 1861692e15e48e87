import * as z from 'zod';
import { routes } from '#platform/contract';
import { day, fen, fenSum, id, instant, signedFen, signedFenSum, text } from '#platform/shapes';

export { campaignsRefusals } from './refusals.ts';

const owners = { allow: ['dealerAdmin', 'hq'], reach: 'dealer' } as const;
const guides = { allow: ['guide', 'manager'], reach: 'own' } as const;

const kind = z.enum(['coupon', 'product', 'text']);
const content = {
  segmentId: id('segment'),
  kind,
  /** A coupon that customers claim by the link. */
  templateId: id('couponTemplate').optional(),
  skuId: id('sku').optional(),
  /** What is said with it; a message of text alone needs it. */
  text: text(300).optional(),
};

const step = z.int().min(0);
const campaign = z.object({
  campaignId: z.string(),
  reach: z.enum(['group', 'dealer']),
  name: z.string(),
  segmentId: z.string(),
  segmentName: z.string(),
  kind,
  subject: z.string(),
  text: z.string().optional(),
  fromDay: day,
  toDay: day,
  marginFen: fen,
  state: z.enum(['RUNNING', 'ENDED']),
  madeAt: instant,
  /** From the sending to the sale, of all guides. */
  funnel: z.object({
    sent: step,
    opened: step,
    claimed: step,
    redeemed: step,
    slips: step,
    netFen: signedFenSum,
    marginFen: signedFenSum,
    commissionFen: signedFen,
  }),
});

const pick = z.object({
  memberId: z.string(),
  name: z.string().optional(),
  mobileMasked: z.string(),
  /** WAITING: confirm it in WeCom; SENT; UNDELIVERED: refused, no friend any more, quota used up or not confirmed. Absent: not sent yet. */
  state: z.enum(['WAITING', 'SENT', 'UNDELIVERED']).optional(),
});
const part = z.object({
  campaignId: z.string(),
  name: z.string(),
  kind,
  subject: z.string(),
  /** What the customers will read. */
  words: z.string(),
  marginFen: fenSum,
  sent: z.boolean(),
  picks: z.array(pick),
});

export const campaignsContract = routes({
  'POST /campaigns/preview': {
    summary: '发起推送之前：多少会员，顾客会看到什么',
    policy: owners,
    body: z.strictObject(content),
    keyless: 'read',
    reply: z.object({
      count: z.int(),
      subject: z.string(),
      detail: z.string(),
      words: z.string(),
      /** What the coupons take off if everybody uses theirs; absent where their face does not say. */
      mostFen: fenSum.optional(),
    }),
    refusals: ['SEGMENT_UNKNOWN', 'MESSAGE_EMPTY', 'TEMPLATE_UNFIT', 'SKU_UNKNOWN'],
  },
  'POST /campaigns': {
    summary: '发起推送：客群里的会员由各自的导购联系，每天一份名单',
    policy: owners,
    body: z.strictObject({ ...content, name: text(20), fromDay: day, toDay: day, marginFen: fen }),
    status: 201,
    reply: campaign,
    refusals: ['SEGMENT_UNKNOWN', 'MESSAGE_EMPTY', 'TEMPLATE_UNFIT', 'SKU_UNKNOWN', 'CAMPAIGNS_FULL', 'DAYS_WRONG'],
  },
  'GET /campaigns': {
    summary: '自己发起的推送与漏斗，最近的在前',
    policy: owners,
    reply: z.object({ items: z.array(campaign) }),
  },
  'POST /campaigns/{campaignId}/end': {
    summary: '结束推送：已发出的不受影响',
    policy: owners,
    params: z.object({ campaignId: id('campaign') }),
    reply: z.object({ campaignId: z.string(), state: z.enum(['RUNNING', 'ENDED']) }),
    refusals: ['CAMPAIGN_UNKNOWN'],
  },
  'GET /campaigns/plan': {
    summary: '我今天适合联系的顾客，按推送分组',
    policy: guides,
    reply: z.object({ day, quiet: z.boolean(), parts: z.array(part) }),
  },
  'POST /campaigns/plan/{campaignId}/sends': {
    summary: '确认今天的一组：一次发给名单里的顾客，再到企业微信点一次发送',
    policy: guides,
    params: z.object({ campaignId: id('campaign') }),
    /** Those whom the guide leaves out today. */
    body: z.strictObject({ without: z.array(id('member')).max(20).default([]) }),
    reply: z.object({ batchId: z.string(), customers: z.int() }),
    refusals: [
      'CAMPAIGN_UNKNOWN',
      'QUIET_HOURS',
      'PLAN_SENT',
      'NOBODY_LEFT',
      'WECOM_UNBOUND',
      'MESSAGE_EMPTY',
      'TEMPLATE_UNFIT',
      'SKU_UNKNOWN',
    ],
  },
});
