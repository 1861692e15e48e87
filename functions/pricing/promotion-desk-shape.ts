import * as z from 'zod';
import { cursor, day, fen, fenSum, id, pageOf, signedFen, text } from '#platform/shapes';
import { promotionShape } from './promotion-shape.ts';

/** The routes by which head office and dealers write, try, publish, change and look back at promotions. */
export const published = z.object({
  promotionId: z.string(),
  name: z.string(),
  fundedBy: z.enum(['hq', 'dealer']),
  reach: z.enum(['group', 'dealer']),
  state: z.enum(['RUNNING', 'SCHEDULED', 'OVER']),
  publishedAt: z.string(),
  endedAt: z.string().optional(),
  promotion: promotionShape,
  /** Names of the goods that it names, for whoever reads it. */
  goodsNames: z.record(z.string(), z.string()).optional(),
});

const draft = z.object({
  promotionId: z.string(),
  name: z.string(),
  fundedBy: z.enum(['hq', 'dealer']).optional(),
  promotion: promotionShape,
  goodsNames: z.record(z.string(), z.string()).optional(),
  savedAt: z.string(),
});

const written = { name: text(40), fundedBy: z.enum(['hq', 'dealer']).optional(), promotion: promotionShape };

const policy = { allow: ['dealerAdmin', 'hq'], reach: 'dealer' } as const;
const params = z.strictObject({ promotionId: id('promotion') });

const check = z.object({
  /** How many promotions of the period it was held against. */
  beside: z.int(),
  meetings: z.array(
    z.object({ promotionId: z.string(), name: z.string(), how: z.enum(['EXCLUDES', 'COMPETES', 'STACKS']), wins: z.boolean() }),
  ),
  losses: z.array(
    z.object({
      skuId: z.string(),
      goods: z.string(),
      qty: z.int(),
      netFen: fen,
      costFen: fen,
      withPromotions: z.array(z.string()).readonly(),
    }),
  ),
  heldBack: z.array(z.object({ skuId: z.string(), goods: z.string(), qty: z.int(), fen })),
  goodsChecked: z.int(),
  simulation: z.object({
    slips: z.int(),
    since: day.optional(),
    changed: z.int(),
    netBeforeFen: fen,
    netAfterFen: fen,
    discountFen: signedFen,
    giftFen: fen,
    marginBeforeFen: signedFen,
    marginAfterFen: signedFen,
    lossSlips: z.int(),
    examples: z.array(z.object({ number: z.string(), at: z.string(), goods: z.string(), beforeFen: fen, afterFen: fen })).readonly(),
  }),
});

const sums = { slips: z.int(), discountFen: fenSum, netFen: fenSum, costFen: fenSum, newMembers: z.int() };

export const promotionDeskRoutes = {
  'POST /pricing/promotions': {
    summary: '发布活动（可来自草稿）',
    policy,
    body: z.strictObject({ ...written, draftId: id('promotion').optional() }),
    status: 201,
    reply: published.extend({ version: z.int() }),
    refusals: ['PROMOTIONS_FULL', 'PROMOTION_OVER', 'PROMOTION_GOODS', 'PROMOTION_NOT_FOUND'],
  },
  'PUT /pricing/promotions/{promotionId}': {
    summary: '修改进行中或待开始的活动（已开的单不变）',
    policy,
    params,
    body: z.strictObject(written),
    reply: published.extend({ version: z.int() }),
    refusals: ['PROMOTIONS_FULL', 'PROMOTION_OVER', 'PROMOTION_GOODS', 'PROMOTION_NOT_FOUND'],
  },
  'POST /pricing/promotions/checks': {
    summary: '试算：与同期活动的冲突、亏本组合，以及用近期真实销售单重算的结果',
    policy,
    body: z.strictObject({ ...written, promotionId: id('promotion').optional() }),
    keyless: 'read',
    reply: check,
    refusals: ['PROMOTION_GOODS', 'PROMOTION_OVER'],
  },
  'GET /pricing/promotions/past': {
    summary: '已结束的活动，最近结束的在前',
    policy,
    query: z.strictObject({ cursor: cursor.optional() }),
    reply: pageOf(published),
  },
  'GET /pricing/promotions/{promotionId}': {
    summary: '一个活动',
    policy,
    params,
    reply: published,
    refusals: ['PROMOTION_NOT_FOUND'],
  },
  'GET /pricing/promotions/{promotionId}/effect': {
    summary: '活动效果：销售单、优惠、毛利、新会员，按天',
    policy,
    params,
    reply: z.object({ total: z.object(sums), days: z.array(z.object({ day, ...sums })) }),
    refusals: ['PROMOTION_NOT_FOUND'],
  },
  'GET /pricing/drafts': {
    summary: '活动草稿',
    policy,
    reply: z.object({ items: z.array(draft) }),
  },
  'POST /pricing/drafts': {
    summary: '保存活动草稿',
    policy,
    body: z.strictObject(written),
    status: 201,
    reply: draft,
    refusals: ['PROMOTION_GOODS', 'DRAFTS_FULL'],
  },
  'GET /pricing/drafts/{promotionId}': { summary: '一份草稿', policy, params, reply: draft, refusals: ['PROMOTION_NOT_FOUND'] },
  'PUT /pricing/drafts/{promotionId}': {
    summary: '修改活动草稿',
    policy,
    params,
    body: z.strictObject(written),
    reply: draft,
    refusals: ['PROMOTION_GOODS', 'PROMOTION_NOT_FOUND'],
  },
  'DELETE /pricing/drafts/{promotionId}': {
    summary: '删除活动草稿',
    policy,
    params,
    reply: z.object({ promotionId: z.string() }),
    refusals: ['PROMOTION_NOT_FOUND'],
  },
} as const;

export type Written = { name: string; fundedBy?: 'hq' | 'dealer' | undefined; promotion: z.output<typeof promotionShape> };
