import * as z from 'zod';
import { routes } from '#platform/contract';
import { fen, id, instant, listQuery, pageOf, qty, text } from '#platform/shapes';

import { coupon, sellersCoupon } from './coupon-shape.ts';
import { issueRoutes } from './issue-shape.ts';

export { couponsRefusals } from './refusals.ts';

const staff = ['guide', 'manager', 'dealerAdmin', 'hq'] as const;

const face = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), offFen: fen.min(1), minFen: fen }),
  z.strictObject({ kind: z.literal('rate'), rateBps: z.int().min(100).max(9990), minFen: fen, capFen: fen.min(1).optional() }),
  z.strictObject({ kind: z.literal('exchange'), skuId: id('sku'), qty, priceFen: fen }),
  z.strictObject({ kind: z.literal('gift'), skuId: id('sku'), qty, minFen: fen }),
]);

const issueOn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hand') }),
  z.strictObject({ kind: z.literal('purchase'), minNetFen: fen }),
  z.strictObject({ kind: z.literal('claim') }),
  z.strictObject({ kind: z.literal('codes') }),
]);

const names = z.array(z.string().trim().min(1).max(60)).max(50);
const skuIds = z.array(id('sku')).max(200);

const newTemplate = z.strictObject({
  /** Group coupons are head office's; a dealer's count in its own stores only. */
  reach: z.enum(['group', 'dealer']),
  name: text(30),
  face,
  goodsScope: z.strictObject({ cats: names.optional(), skus: skuIds.optional(), notSkus: skuIds.optional() }).optional(),
  group: text(30).optional(),
  exclusive: z.literal('ORDER').optional(),
  combinesWith: z
    .array(z.enum(['ITEM', 'BUNDLE', 'ORDER', 'COUPON', 'MANUAL', 'POINTS']))
    .max(6)
    .optional(),
  priority: z.int().min(0).max(999).optional(),
  quota: z.int().min(1).max(10_000_000),
  perMember: z.int().min(1).max(99),
  validDays: z.int().min(1).max(730),
  endsAt: instant,
  issueOn,
});

const template = z.object({
  templateId: z.string(),
  reach: z.enum(['group', 'dealer']),
  name: z.string(),
  text: z.string(),
  face,
  quota: z.int(),
  issued: z.int(),
  perMember: z.int(),
  validDays: z.int(),
  endsAt: z.string(),
  issueOn,
  state: z.enum(['OPEN', 'CLOSED']),
});

/** A scanned moving code, or the 12 typed characters; spaces and hyphens do not matter. */
const anyCode = z.strictObject({ code: z.string().trim().min(1).max(100) });

export const couponsContract = routes({
  ...issueRoutes,
  'GET /coupons/templates': {
    summary: '券模板列表（总部的和本经销商的）',
    policy: { allow: staff, reach: 'dealer' },
    query: z.strictObject({ reach: z.enum(['group', 'dealer']).optional(), ...listQuery }),
    reply: pageOf(template),
  },
  'POST /coupons/templates': {
    summary: '新建券模板',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    body: newTemplate,
    status: 201,
    reply: template,
    refusals: ['GIFT_UNKNOWN'],
  },
  'POST /coupons/templates/{templateId}/close': {
    summary: '停止发放一种券（已发出的照常使用）',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.strictObject({ templateId: id('couponTemplate') }),
    reply: z.object({ templateId: z.string(), state: z.literal('CLOSED') }),
    refusals: ['TEMPLATE_NOT_FOUND', 'TEMPLATE_CLOSED'],
  },
  'POST /coupons/templates/{templateId}/issues': {
    summary: '给一位会员发券',
    policy: { allow: staff, reach: 'dealer' },
    params: z.strictObject({ templateId: id('couponTemplate') }),
    body: z.strictObject({ memberId: id('member') }),
    status: 201,
    reply: coupon,
    refusals: ['TEMPLATE_NOT_FOUND', 'TEMPLATE_CLOSED', 'TEMPLATE_NOT_BY_HAND', 'COUPON_QUOTA', 'COUPON_CAP', 'MEMBER_NOT_FOUND'],
  },
  'GET /coupons/mine': {
    summary: '我的券',
    policy: { allow: ['member'], reach: 'own' },
    query: z.strictObject(listQuery),
    reply: pageOf(coupon),
  },
  'GET /coupons/members/{memberId}': {
    summary: '一位会员在本店能用的券',
    policy: { allow: staff, reach: 'dealer' },
    params: z.strictObject({ memberId: id('member') }),
    reply: z.object({ items: z.array(sellersCoupon) }),
  },
  'GET /coupons/{couponId}/moving-code': {
    summary: '我的一张券的动态码（30 秒一换）',
    policy: { allow: ['member'], reach: 'own' },
    params: z.strictObject({ couponId: id('coupon') }),
    reply: coupon.extend({ code: z.string(), typedCode: z.string(), nowAt: z.string(), changesAt: z.string() }),
    refusals: ['COUPON_NOT_FOUND', 'COUPON_USED', 'COUPON_EXPIRED'],
  },
  'POST /coupons/scans': {
    summary: '扫券码，查看能否用在销售单上',
    policy: { allow: ['guide', 'manager'], reach: 'dealer' },
    body: anyCode,
    keyless: 'read',
    reply: sellersCoupon,
    refusals: ['COUPON_CODE_WRONG', 'COUPON_TRIES', 'COUPON_USED', 'COUPON_EXPIRED', 'COUPON_UNCLAIMED'],
  },
  'POST /coupons/redemptions': {
    summary: '柜台核销一张券（不开单，或在别的收银系统里抵扣）',
    policy: { allow: ['guide', 'manager'], reach: 'dealer' },
    body: anyCode,
    status: 201,
    reply: coupon,
    refusals: ['COUPON_CODE_WRONG', 'COUPON_TRIES', 'COUPON_USED', 'COUPON_EXPIRED', 'COUPON_UNCLAIMED'],
  },
});
