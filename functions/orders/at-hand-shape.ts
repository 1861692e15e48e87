import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { id } from '#platform/shapes';

export const atHandRefusals = {
  FAVOURITES_FULL: { status: 422, zh: '最多收藏 {max} 件，请先取消一件', en: 'At most {max} favourites; remove one first' },
} as const satisfies RefusalTexts;

const goods = z.object({
  skuId: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  serialised: z.boolean(),
  modelId: z.string().optional(),
});
const customer = z.object({ memberId: z.string(), name: z.string().optional(), mobileMasked: z.string(), level: z.string() });

const policy = { allow: ['guide', 'manager'], reach: 'store' } as const;

export const atHandRoutes = routes({
  'GET /orders/at-hand': {
    summary: '手边的商品和顾客：收藏、常卖、最近的顾客',
    policy,
    /** `goods`: sold most often among the last slips; goods that are favourites stand only there. */
    reply: z.object({ favourites: z.array(goods), goods: z.array(goods), customers: z.array(customer) }),
  },
  'PUT /orders/at-hand/favourites/{skuId}': {
    summary: '收藏或取消收藏一件商品',
    policy,
    params: z.object({ skuId: id('sku') }),
    body: z.strictObject({ on: z.boolean() }),
    reply: z.object({ favourites: z.array(goods) }),
    refusals: ['FAVOURITES_FULL'],
  },
});
