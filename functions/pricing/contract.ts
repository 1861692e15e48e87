import * as z from 'zod';
import { routes } from '#platform/contract';
import { bps, fen, id, instant, points, qty, text } from '#platform/shapes';
import { bookName, bookRoutes, bookState, priceBook } from './book-shape.ts';
import { freight, freightRoutes, freightZone, zoneName } from './freight-shape.ts';
import { pointsRuleRoutes } from './points-rule-shape.ts';
import { promotionDeskRoutes, published } from './promotion-desk-shape.ts';

export { freight } from './freight-shape.ts';
export { pricingRefusals } from './refusals.ts';

export const QUOTE_LINES_MAX = 20;
export const QUOTE_COUPONS_MAX = 3;

const lineKey = z.string().regex(/^[\w-]{1,40}$/);
const serial = z.string().regex(/^[\w./-]{4,40}$/);

export const ask = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        lineKey,
        skuId: id('sku'),
        qty,
        serials: z.array(serial).max(20).optional(),
        configurationId: id('configuration').optional(),
        /** Which line of goods a service is for. */
        covers: lineKey.optional(),
      }),
    )
    .min(1)
    .max(QUOTE_LINES_MAX),
  memberId: id('member').optional(),
  couponIds: z.array(id('coupon')).max(QUOTE_COUPONS_MAX).default([]),
  points: points.optional(),
  manualOffFen: fen.optional(),
  /** 抹零 to whole yuan, or tens of yuan. */
  trimTo: z.literal([100, 1000]).optional(),
  /** Where the goods are brought. */
  delivery: z.strictObject({ zone: zoneName }).optional(),
});

const quoteLine = z.object({
  lineKey: z.string(),
  skuId: z.string(),
  name: z.string(),
  spec: z.string(),
  brand: z.string(),
  cat: z.string(),
  unit: z.string(),
  tags: z.array(z.string()).readonly(),
  qty: z.int(),
  unitFen: fen,
  listFen: fen,
  netFen: fen,
  alloc: z.record(z.string(), fen).readonly(),
  gift: z.boolean(),
  /** Of a gift: what one piece is worth. */
  worthFen: fen.optional(),
  serialised: z.boolean(),
  serials: z.array(z.string()).readonly(),
  configurationId: z.string().optional(),
  service: z.enum(['INSURANCE', 'INSTALLATION']).optional(),
  covers: z.string().optional(),
  kit: z.object({ madeId: z.string(), name: z.string() }).optional(),
  /** What the store has left of it; unknown for gifts of goods that are not in the cart. */
  available: z.int().optional(),
});

const why = z.object({
  promotionId: z.string(),
  name: z.string(),
  lane: z.enum(['ITEM', 'BUNDLE', 'ORDER', 'COUPON', 'MANUAL', 'POINTS', 'FREIGHT']),
  outcome: z.enum(['applied', 'beaten', 'refused']),
  fen,
  text: z.string(),
});

/** A quote as staff see it: without floor and cost. */
export const quote = z.object({
  pricedAt: z.string(),
  listFen: fen,
  netFen: fen,
  discountFen: fen,
  freight: freight.optional(),
  zones: z.array(freightZone).readonly(),
  lines: z.array(quoteLine).readonly(),
  why: z.array(why).readonly(),
  couponIdsUsed: z.array(z.string()).readonly(),
  pointsUsed: points,
  pointsUsableMax: points,
  pointsEarned: points,
  pointsEndAt: z.string().optional(),
  manualMaxFen: fen,
  versions: z.record(z.string(), z.int()).readonly(),
});

const seller = ['guide', 'manager', 'dealerAdmin'] as const;

const manualLimits = z.partialRecord(z.enum(['guide', 'manager', 'dealerAdmin']), bps);

const book = priceBook.extend({ dealerId: z.string() });

export const pricingContract = routes({
  'POST /pricing/quotes': {
    summary: '算价：促销、券、积分与每一条的原因',
    policy: { allow: seller, reach: 'store' },
    /** `phoneBook`: the price book that the phone has priced the cart by, to hear whether it is still the valid one. */
    body: ask.extend({ storeId: id('org').optional(), phoneBook: bookName.optional() }),
    keyless: 'read',
    reply: quote.extend({ phoneBook: bookState.optional() }),
    refusals: [
      'LINE_SKU_GONE',
      'LINE_TWICE',
      'LINE_SERIALS',
      'LINE_CONFIGURATION',
      'LINE_UNAPPROVED',
      'LINE_COVER',
      'MEMBER_GONE',
      'MEMBER_NEEDED',
      'POINTS_SHORT',
      'MANUAL_OVER_LIMIT',
      'DELIVERY_ZONE',
      'COUPON_NOT_FOUND',
      'COUPON_USED',
      'COUPON_EXPIRED',
      'COUPON_NOT_MEMBERS',
    ],
  },
  'GET /pricing/promotions': {
    summary: '进行中和将开始的活动（总部的和本经销商的）',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'dealer' },
    reply: z.object({ items: z.array(published), versions: z.object({ group: z.int(), dealer: z.int() }) }),
  },
  ...promotionDeskRoutes,
  ...bookRoutes,
  ...pointsRuleRoutes,
  ...freightRoutes,
  'POST /pricing/promotions/{promotionId}/end': {
    summary: '结束活动',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.strictObject({ promotionId: id('promotion') }),
    body: z.strictObject({ why: text(100).optional() }),
    reply: z.object({ promotionId: z.string(), endedAt: instant, version: z.int() }),
    refusals: ['PROMOTION_NOT_FOUND'],
  },
  'GET /pricing/book': {
    summary: '经销商的价格政策：系数、积分、手工优惠上限',
    policy: { allow: ['manager', 'dealerAdmin', 'hq'], reach: 'dealer' },
    query: z.strictObject({ dealerId: id('org').optional() }),
    reply: book,
  },
  'PUT /pricing/book': {
    summary: '设置经销商的价格政策',
    policy: { allow: ['hq'], reach: 'group' },
    body: z.strictObject({
      dealerId: id('org'),
      coefficientBps: z.int().min(5000).max(20000).optional(),
      select: z.enum(['PRIORITY', 'BEST']).optional(),
      pointsPerYuan: z.int().min(1).max(10_000).optional(),
      pointsCapBps: bps.optional(),
      manualLimitBps: manualLimits.optional(),
    }),
    reply: book,
  },
  'PUT /pricing/prices/{skuId}': {
    summary: '设置经销商自己的售价',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.strictObject({ skuId: id('sku') }),
    body: z.strictObject({ dealerId: id('org').optional(), unitFen: fen.min(1), memberFen: fen.min(1).optional() }),
    reply: z.object({ skuId: z.string(), unitFen: fen, memberFen: fen.optional(), version: z.int() }),
    refusals: ['PRICE_BELOW_FLOOR'],
  },
});
