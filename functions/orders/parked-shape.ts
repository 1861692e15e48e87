import * as z from 'zod';
import { configuredGoods } from '#configurator/queries';
import { type RefusalTexts, routes } from '#platform/contract';
import { bps, fen, id, instant, listQuery, pageOf, points } from '#platform/shapes';
import { saleAsk, terms } from './opening-shape.ts';

export const parkedRefusals = {
  PARKED_TAKEN: {
    status: 409,
    zh: '这张挂单已被{name}取走，请刷新列表',
    en: '{name} has taken this parked cart; refresh the list',
  },
  PARKED_GONE: {
    status: 409,
    zh: '这张挂单刚被取走或已过期，请刷新列表',
    en: 'This parked cart has just been taken or is over; refresh the list',
  },
} as const satisfies RefusalTexts;

/** As a slip is opened, without a price: that is worked out anew when it is taken up again. `note`: which customer it is. */
const parking = saleAsk.extend({ handover: terms.handover });

const parked = z.object({
  cartId: z.string(),
  title: z.string(),
  pieces: z.int(),
  memberName: z.string().optional(),
  note: z.string().optional(),
  parkedBy: z.string(),
  parkedByName: z.string(),
  parkedAt: instant,
  expiresAt: instant,
});

const line = z.object({
  lineKey: z.string(),
  skuId: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  serialised: z.boolean(),
  modelId: z.string().optional(),
  service: z.enum(['INSURANCE', 'INSTALLATION']).optional(),
  qty: z.int(),
  serials: z.array(z.string()),
  covers: z.string().optional(),
  configured: configuredGoods.optional(),
});

/** The cart with what its goods are called now, and whom it is for. */
const taken = parked.extend({
  lines: z.array(line),
  member: z
    .object({ memberId: z.string(), name: z.string().optional(), mobileMasked: z.string(), level: z.string(), pointsAvailable: z.int() })
    .optional(),
  couponIds: z.array(z.string()),
  points: points.optional(),
  manualOffFen: fen.optional(),
  trimTo: z.literal([100, 1000]).optional(),
  delivery: z.object({ zone: z.string() }).optional(),
  handover: z.object({ way: z.enum(['PICKUP', 'DELIVERY']), day: z.string(), address: z.string().optional() }).optional(),
  split: z.array(z.object({ personId: z.string(), name: z.string(), bps })),
});

const policy = { allow: ['guide', 'manager'], reach: 'store' } as const;
const unfit = ['LINE_SKU_GONE', 'LINE_CONFIGURATION', 'MEMBER_GONE'] as const;

export const parkedRoutes = routes({
  'POST /orders/parked': {
    summary: '挂单：把购物车存在门店，不占库存、券和积分',
    policy,
    body: parking,
    reply: parked,
    status: 201,
    refusals: unfit,
  },
  'GET /orders/parked': {
    summary: '本店的挂单，新的在前',
    policy,
    query: z.object(listQuery),
    reply: pageOf(parked),
  },
  'POST /orders/parked/{cartId}/take': {
    summary: '取回挂单：只有一人能取到；可同时把手上的购物车挂起来',
    policy,
    params: z.object({ cartId: id('cart') }),
    /** `instead`: the cart at hand, parked in the same transaction. */
    body: z.strictObject({ instead: parking.optional() }),
    reply: taken,
    refusals: ['PARKED_TAKEN', 'PARKED_GONE', ...unfit],
  },
});
